"""History area: browsing, editing, undo, people and insights."""
