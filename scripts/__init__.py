"""What the makers of the toolkit run: collected messages, reference pages, measurements."""
