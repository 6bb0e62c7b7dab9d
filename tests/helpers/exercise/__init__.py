"""Test helpers for the exercise: made formats, played sessions, Hypothesis strategies."""
