"""The exercise, a pure event-sourced core: formats, commands, events, state, timekeeping.

No Qt, clock, disk or logging in here. Time comes in as whole milliseconds since the session began,
and goes out as the instants at which events are due.
"""
