"""What stands in the way of a release, as text."""
