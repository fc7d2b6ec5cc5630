"""Where the set-up's builder finds things and puts them."""

from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCES = HERE.parent
PROJECT = SOURCES / "pyproject.toml"
CONSTRAINTS = SOURCES / ".ci" / "constraints.txt"
LOCK = HERE / "wheels.lock"
COMPONENTS = SOURCES / "resources" / "licences" / "components.csv"
LICENCES = HERE / "licences"
SHIMS = HERE / "shims"
BUILD = HERE / "dist"  # everything that is made; not in the repository
CACHE = BUILD / "cache"  # downloads, kept between builds
