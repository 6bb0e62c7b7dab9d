"""Demonstration: plays a session by itself and takes screenshots of every screen."""
