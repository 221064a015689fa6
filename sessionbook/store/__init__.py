"""Rows; the only SQL of the notebook."""
