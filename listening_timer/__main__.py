"""Where the program starts: from here on, what it makes is its owner's alone to read."""

from __future__ import annotations

import gc
import os
import sys

INTERRUPTED = 130


def main() -> int:
    """Run the command line; returns the exit status."""
    os.umask(0o077)
    gc.disable()  # nothing to find while modules are imported; a window collects by itself
    try:
        from listening_timer.cli import main as cli  # noqa: PLC0415 - an interrupt while loading is quiet too

        return cli.main(sys.argv[1:])
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
