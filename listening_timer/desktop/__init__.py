"""Services of the desktop, one module each, each with a silent fallback."""
