"""The law as a checklist, as text and for programs."""
