"""Locks when the person is away: after a while, or when the desktop says so; loses no word."""
