"""Test helpers for sound: fake chime, sound servers, loudness, bell latency."""
