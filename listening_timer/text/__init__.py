"""Text: cleaning of typed text, error messages, English output, search terms."""
