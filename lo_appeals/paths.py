"""Where things are: resources (source tree, wheel, installed), the data folder of the user."""

import os
from pathlib import Path

from lo_appeals.system import local_data_folder

PACKAGE = Path(__file__).resolve().parent
PORTABLE = "portable"


def resources() -> Path:
    """Return the folder of shipped resources: beside the package, or inside an installed one."""
    inside = PACKAGE / "resources"
    return inside if inside.is_dir() else PACKAGE.parent / "resources"


def portable(program: Path = PACKAGE.parent) -> Path | None:
    """Return the data folder beside a portable program: one with a file `portable` beside it.

    `program` is the folder that holds the package; an installed one lies in a folder of its own,
    and the file may be in that one.
    """
    for place in (program, program.parent):
        if (place / PORTABLE).is_file():
            return place / "data"
    return None


def data_folder() -> Path:
    """Return the user's data folder: LO_APPEALS_DATA, the portable one, the system's place."""
    named = os.environ.get("LO_APPEALS_DATA")
    if named:
        return Path(named)
    beside = portable()
    if beside is not None:
        return beside
    return local_data_folder() / "lo_appeals"
