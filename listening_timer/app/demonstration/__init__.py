"""Demonstration: the sample couple plays a format on the stage, with captions; nothing is kept."""
