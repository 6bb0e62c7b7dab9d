"""Closing page after a session: note, thanks, promise, and the next meeting."""
