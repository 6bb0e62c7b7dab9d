"""Files: written atomically, under names that are free, with errors as `HistoryError`."""
