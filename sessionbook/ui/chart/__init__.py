"""The chart over months, painted on any QPainter."""
