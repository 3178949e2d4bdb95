"""Change sets into text: pure functions."""
