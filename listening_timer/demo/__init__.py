"""The demonstration: plays a session by itself and takes pictures of every screen."""
