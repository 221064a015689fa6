"""What crosses areas or touches files."""
