"""Theme: palettes, fonts, sizes."""
