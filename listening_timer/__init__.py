"""Listening Timer: one shares, the other only listens; then they switch."""

__version__ = "0.1.0"
