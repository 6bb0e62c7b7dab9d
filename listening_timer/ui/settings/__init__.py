"""Settings page, and the pages about the program."""
