"""The one place that builds, connects and closes everything; the only home of asyncio."""
