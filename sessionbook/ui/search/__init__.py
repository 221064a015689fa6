"""Search everything: a field in the bar and the results below it."""
