"""Test helpers that start the program, and other programs, as processes of their own."""
