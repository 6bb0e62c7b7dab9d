"""The running session, wired: input, recording, overlays, sounds, closing, recovery."""
