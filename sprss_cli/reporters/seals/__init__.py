"""The history of an adopted text, as text."""
