"""Settings, and the pages about the program."""
