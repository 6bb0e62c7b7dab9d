"""Session page: conductor, key handling, scenes, actions, prompts, ratings, breaks."""
