"""The help pages, read inside the program, whether the notebook is open or locked."""
