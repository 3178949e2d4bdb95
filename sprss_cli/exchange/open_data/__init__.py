"""A plan as open data: CSV with CSVW metadata, JSON-LD, and the record by which a catalogue knows it."""
