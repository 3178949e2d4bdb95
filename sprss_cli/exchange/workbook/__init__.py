"""Records as tables and back: workbooks that people edit, CSV and linked data, all derived from the schemas."""
