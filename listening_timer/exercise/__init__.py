"""The exercise itself, pure: formats, events, the session and its timekeeping.

Nothing in this room knows a window, a clock, a disk or a log. Time comes in as whole
milliseconds since the session began, and goes out as the instants at which things are due.
"""
