"""Command line: parser, output, and one module for each group of commands."""
