"""PDF documents: a sheet for each session, a letter about half a year, and handouts."""
