"""The token that shows who has the floor: stone, ring, text, animation, floor layout."""
