"""What keeps the words of an open notebook from other eyes: cover, veil, clipboard, input."""
