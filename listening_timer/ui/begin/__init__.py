"""Begin page: names, who shares first, format, options; welcome page; tally between sessions."""
