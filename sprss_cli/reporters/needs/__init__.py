"""The needs of a plan and the way of each, as text and for programs."""
