"""History: the SQLite event store of sessions, their annotations and derived sums.

The only package that imports the SQLite library. No Qt, thread or event loop in here. An error of
the environment is a `HistoryError`; every other exception is a bug.
"""
