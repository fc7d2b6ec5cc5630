"""Where the set-up's builder finds things and puts them."""

from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCES = HERE.parent
PROJECT = SOURCES / "pyproject.toml"
CONSTRAINTS = SOURCES / ".ci" / "constraints.txt"
LOCK = HERE / "wheels.lock"
LICENCES = SOURCES / "resources" / "licences"
COMPONENTS = LICENCES / "components.csv"
SHIMS = HERE / "shims"
BUILD = HERE / "dist"  # everything that is made; not in the repository
CACHE = BUILD / "cache"  # downloads, kept between builds
