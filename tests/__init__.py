"""All tests; they mirror the package."""
