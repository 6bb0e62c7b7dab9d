"""History page: session list, search, filters, session details, editing, people."""
