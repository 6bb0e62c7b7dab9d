"""Helpers that several tests share: fakes, sample data, input drivers, audits of widgets."""
