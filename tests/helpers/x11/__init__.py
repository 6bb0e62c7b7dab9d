"""Test helpers for X11: X server (Xvfb), keyboard and mouse input (xdotool), layouts."""
