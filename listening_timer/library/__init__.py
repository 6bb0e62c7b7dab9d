"""What ships and what is the user's own: formats, prompts, and the words for feelings."""
