"""Everything before a notebook is open: made, opened, locked, and new keys for it."""
