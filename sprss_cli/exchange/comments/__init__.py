"""Comments on a draft, as people send them: filled-in forms, and drafts with Word comments and tracked changes."""
