"""Pages for export and import."""
