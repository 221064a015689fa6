"""What writes a notebook's content to files that other programs can read."""
