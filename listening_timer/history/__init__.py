"""What is kept: one SQLite file, its log of events, and what derives from it.

The only room that imports the SQLite library. Nothing here knows a window, a thread or an
event loop; whatever the environment refuses is a `HistoryError`, all else is a bug.
"""
