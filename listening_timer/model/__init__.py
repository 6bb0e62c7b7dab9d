"""Frozen values that packages exchange: records, annotations, filters, weekly sums."""
