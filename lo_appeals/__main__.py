"""`python -m lo_appeals` and `lo-appeals`."""

import sys

from lo_appeals.cli import main as run


def main() -> int:
    """Run the command line. Returns the exit code: 0 done, 2 refused."""
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
