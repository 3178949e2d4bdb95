"""The edges of the machine: packaged files, other programs, safe writing, translations."""
