"""A card for holding in the hand: what is ready to be said, large, on one screen or one sheet."""
