"""Where the program starts: from here on, what it makes is its owner's alone to read."""

from __future__ import annotations

import os
import sys

INTERRUPTED = 130


def main() -> int:
    """Run the command line; returns the exit status."""
    os.umask(0o077)
    try:
        from listening_timer.cli import main as cli  # noqa: PLC0415 - an interrupt while loading is quiet too

        return cli.main(sys.argv[1:])
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
