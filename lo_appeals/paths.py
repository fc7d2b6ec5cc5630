"""Where things are: resources (source tree, wheel, installed), the data folder of the user."""

import os
from pathlib import Path

import platformdirs

PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """Return the folder of shipped resources: beside the package, or inside an installed one."""
    inside = PACKAGE / "resources"
    return inside if inside.is_dir() else PACKAGE.parent / "resources"


def data_folder() -> Path:
    """Return the user's data folder: LO_APPEALS_DATA, else the system's place for local data."""
    named = os.environ.get("LO_APPEALS_DATA")
    if named:
        return Path(named)
    return Path(platformdirs.user_data_dir("lo_appeals", appauthor=False, roaming=False))
