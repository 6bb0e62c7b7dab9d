"""History that leaves the house in files that others can read, and that comes in again."""
