"""A plan in the person's own headings and lines, typed in place."""
