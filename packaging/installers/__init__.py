"""Makes what people install: one module for each kind, all from the same tree of files."""
