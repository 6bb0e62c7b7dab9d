"""The token that shows who has the floor: stone, ring, lettering, movement."""
