"""Test helpers for the history: sample sessions, old and broken files, fault injection."""
