"""Desktop services, one module each, each with a silent fallback."""
