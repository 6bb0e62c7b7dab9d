"""Shipped and user-defined data: formats, prompts, and words for feelings."""
