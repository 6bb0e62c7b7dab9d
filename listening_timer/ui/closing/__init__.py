"""After a session: note, thanks, promise, and the next meeting."""
