"""Plans in figures, as text and for programs."""
