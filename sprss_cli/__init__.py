"""Mid-term plans of social services as plain text: checked, published, compared."""

__version__ = "0.1.0"
