"""Test helpers for widgets: actions by accessible name, audits, screenshots, touch input."""
