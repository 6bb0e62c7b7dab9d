"""Frozen values that the packages hand each other: records, annotations, filters, weekly sums."""
