"""The session page: conductor, keys, scenes, actions, ratings, pauses."""
