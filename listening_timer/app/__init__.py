"""Application layer: builds, connects and closes everything; the only user of asyncio."""
