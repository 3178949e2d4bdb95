"""Plan to documents: Jinja templates make Markdown, pandoc reads it once, one writer per format does the rest."""
