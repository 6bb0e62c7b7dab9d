"""Export and import: the export page, progress, PDF files."""
