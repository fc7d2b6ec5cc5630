"""Versions of entries: an edit names the version it was made from, and is refused by another one.

An undo puts the old version back, so that the undo of what was done before it fits again. Alone at
a base that is all. Where several people work, a number that somebody has seen must never come to
mean another state: there every change takes a number that has never been used.
"""

from collections.abc import Callable

import sqlalchemy as sa


def following(connection: sa.Connection, version: int) -> int:
    """Return the version of an entry after a change of `version`."""
    return followers(connection)(version)


def followers(connection: sa.Connection) -> Callable[[int], int]:
    """Return what gives the versions of many entries after one change of all of them."""
    if connection.dialect.name == "sqlite":
        return _next
    number = int(connection.execute(sa.text("SELECT nextval('entry_version')")).scalar_one())
    return lambda _version: number


def _next(version: int) -> int:
    return version + 1
