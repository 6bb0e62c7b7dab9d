"""PDF documents: a sheet for each session, and a letter about half a year."""
