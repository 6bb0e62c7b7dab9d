"""History pages, wired: browsing, editing, undo, people, insights."""
