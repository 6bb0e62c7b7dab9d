"""Export and import: JSON, CSV, Markdown and iCalendar files, and merging of histories."""
