"""Export and import, wired: the export page, progress, PDF files."""
