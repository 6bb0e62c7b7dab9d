"""Begin: names, who begins, format, options, the welcome, and the tally between sessions."""
