"""The network on a day and its log, as text and for programs."""
