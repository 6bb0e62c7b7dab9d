"""Test helpers that read the program over the accessibility bus (AT-SPI), as Orca does."""
