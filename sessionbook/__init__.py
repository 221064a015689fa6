"""A private notebook for the client of a counselor."""

__version__ = "0.1.0"
