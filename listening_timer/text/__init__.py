"""Text: cleaning what people type, sentences for errors, English words for plain-text output."""
