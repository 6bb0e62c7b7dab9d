"""Widgets: painted controls; plain values in, signals out."""
