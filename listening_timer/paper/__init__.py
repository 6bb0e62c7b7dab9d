"""Pages on paper: sheets about talks and a letter about half a year, as PDF."""
