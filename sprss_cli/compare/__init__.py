"""What changed between two plans, by meaning: models are compared, never text lines."""
