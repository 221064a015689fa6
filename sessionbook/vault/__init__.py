"""Bytes and keys; knows nothing of notes."""
