"""Text to model: the only place for YAML and JSON Schema."""
