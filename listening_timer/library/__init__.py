"""What ships and what is the user's own: formats, read from files and written to them."""
