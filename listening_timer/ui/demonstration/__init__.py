"""Pages of the demonstration: what to show, and what follows it."""
