"""The history pages: list, search, filters, details, editing, people."""
