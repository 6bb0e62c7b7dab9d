"""Insights page: a card for each insight, with chart and table."""
