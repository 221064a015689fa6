"""What the notebook is about: records and pure functions, standard library only."""
