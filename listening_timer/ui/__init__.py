"""All that is seen: the theme, the widgets, the pages and the windows."""
