"""Formats page: the list of formats, and one of them in detail."""
