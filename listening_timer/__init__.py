"""Listening Timer: one shares, the other only listens; then they switch."""

__version__ = "0.1.0"
NAME = "Listening Timer"
COMMAND = "listening-timer"
"""Name of the program, and of its command, its folders and the files it proposes."""
