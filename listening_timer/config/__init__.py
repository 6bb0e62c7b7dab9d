"""Settings and paths: what is chosen for this machine, and where files are kept."""
