"""Virtual list: model, row painter, geometry, view."""
