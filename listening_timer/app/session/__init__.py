"""Session area: input, recording, overlays, sounds, closing and recovery of a running session."""
