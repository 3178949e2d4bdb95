"""The comments of a plan, as text and for programs; both without the names of private persons."""
