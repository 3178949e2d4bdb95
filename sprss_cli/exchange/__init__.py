"""Documents of others into records of ours, and back: what is not understood is reported and kept."""
