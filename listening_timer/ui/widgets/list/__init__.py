"""A virtual list: model, delegate, geometry, view."""
