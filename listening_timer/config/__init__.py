"""Settings of this machine, and the paths of data, configuration and resources."""
