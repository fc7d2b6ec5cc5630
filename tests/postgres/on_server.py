"""A plug-in of pytest: every Office of the tests works on a shared base instead of a file.

`LO_APPEALS_TEST_SERVER` is the address of the server's own base. One folder means one base; an
empty file stands where the base's file would be.
"""

import os
from pathlib import Path
from typing import Any

import psycopg
import pytest
import sqlalchemy as sa

from lo_appeals.services import office
from lo_appeals.store.engine import Database
from lo_appeals.store.upgrade import upgrade

TEMPLATE = f"lo_{os.getpid()}"


class Bases:
    """Bases of the tests by their folders, each a copy of one that migrations made."""

    def __init__(self, server: str) -> None:
        self._server = sa.make_url(server)
        self._known: dict[Path, str] = {}
        self._made = 0

    def _order(self, statement: str) -> None:
        address = self._server.render_as_string(hide_password=False)
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement.encode())

    def _address(self, base: str) -> str:
        return self._server.set(database=base).render_as_string(hide_password=False)

    def of(self, folder: Path) -> str:
        if not self._made:
            self._order(f"CREATE DATABASE {TEMPLATE}")
            first = Database(self._address(TEMPLATE))
            upgrade(first, lambda: None)
            first.close()
        if folder not in self._known:
            self._made += 1
            base = f"{TEMPLATE}_{self._made}"
            self._order(f"CREATE DATABASE {base} TEMPLATE {TEMPLATE}")
            self._known[folder] = self._address(base)
            folder.mkdir(parents=True, exist_ok=True)
            (folder / office.BASE).touch()
        return self._known[folder]

    def forget(self) -> None:
        """Drop the bases of the test that has ended; those of a whole session stay."""
        for folder in [one for one in self._known if "/test_" in one.as_posix()]:
            base = sa.make_url(self._known.pop(folder)).database
            self._order(f"DROP DATABASE {base} WITH (FORCE)")


class Forgetting:
    """Drops what a test has made: a base takes 8 MB."""

    def __init__(self, bases: Bases) -> None:
        self._bases = bases

    def pytest_runtest_logfinish(self) -> None:
        self._bases.forget()


def pytest_configure(config: pytest.Config) -> None:
    bases, change = Bases(os.environ["LO_APPEALS_TEST_SERVER"]), pytest.MonkeyPatch()
    config.pluginmanager.register(Forgetting(bases))
    opened: Any = office.Office.__init__

    def elsewhere(self: office.Office, folder: Path, *rest: Any, **named: Any) -> None:
        opened(self, folder, *rest, **{"url": bases.of(folder)} | named)

    change.setattr(office.Office, "__init__", elsewhere)
    change.setattr(Database, "at", lambda path: Database(bases.of(path.parent)))
