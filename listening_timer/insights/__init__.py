"""Insights: pure arithmetic over the weekly sums of a couple, without judgement."""
