"""The terminal: options in, exit codes out. The only place for typer and rich."""
