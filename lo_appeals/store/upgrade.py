"""Bringing a base up to this program, safely (robustness: migrations).

A copy first; foreign keys off outside the transaction (a rebuilt parent table would take its
children along); everything in one transaction with checks before the commit; a base of a newer
program is refused untouched.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from lo_appeals.domain.errors import UserError
from lo_appeals.store import postgres
from lo_appeals.store.engine import Database, told

MIGRATIONS = Path(__file__).parent / "migrations"


def latest() -> str:
    """Return the revision that this program knows as its own.

    Files of migrations begin with their revision: alembic itself costs start-up time.
    """
    return max(file.name.split("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


def is_older(base: Path) -> bool:
    """Tell, without opening it by the program's own way, whether a base awaits an upgrade.

    A base that cannot be read is none: opening it tells why.
    """
    try:
        with closing(sqlite3.connect(f"{base.absolute().as_uri()}?mode=ro", uri=True)) as raw:
            found = raw.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error:
        return False
    return found is not None and str(found[0]) < latest()


def revision(connection: sa.Connection) -> str | None:
    """Return the base's revision; None for an empty base. Raises UserError: not our base."""
    tables = sa.inspect(connection).get_table_names()
    found = None
    if "alembic_version" in tables:
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if found is None and tables:
        shared = connection.dialect.name != "sqlite"
        raise UserError(
            "По этому адресу лежит база другой программы."
            if shared
            else "В папке данных лежит база другой программы.",
            "База не изменена. Укажите другую, пустую базу."
            if shared
            else "База не изменена. Укажите другую папку данных: --data ПАПКА.",
        )
    return None if found is None else str(found)


def upgrade(database: Database, copy: Callable[[], object], head: str | None = None) -> bool:
    """Bring the base to `head` (this program's own where None). Returns whether it changed.

    `copy` is called before a base with data in it is touched. Raises UserError where the base is
    newer than the program or does not pass its checks; then it is as it was.
    """
    with database.read() as connection:
        now = revision(connection)
    target = head or latest()
    if now == target:
        return False
    database.refuse()
    if now is not None:
        _refuse_newer(now)
        copy()
    with told(), database.engine.connect() as connection:
        if database.sqlite:
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            postgres.lock(connection, postgres.UPGRADES)
        try:
            return _upgraded(database, connection, target)
        finally:
            connection.invalidate()  # the pragma dies with the connection


def _upgraded(database: Database, connection: sa.Connection, target: str) -> bool:
    """Upgrade under the lock; another program may have done it while this one waited."""
    if revision(connection) == target:
        return False
    before = _counts(connection)
    _run(connection, target)
    if not database.sqlite:
        postgres.settle(connection)
    _check(database, connection, before)
    connection.commit()
    return True


def _refuse_newer(now: str) -> None:
    from alembic.script import ScriptDirectory

    known = {script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}
    if now not in known:
        raise UserError(
            "Эта база создана более новой версией программы.",
            "База не изменена. Установите ту же или более новую версию программы.",
        )


def _run(connection: sa.Connection, target: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, target)


def _counts(connection: sa.Connection) -> dict[str, int]:
    names = [name for name in sa.inspect(connection).get_table_names() if name != "alembic_version"]
    return {
        name: connection.execute(
            sa.select(sa.func.count()).select_from(sa.table(name))
        ).scalar_one()
        for name in names
        if not name.startswith("entry_search")
    }


def _check(database: Database, connection: sa.Connection, before: dict[str, int]) -> None:
    after = _counts(connection)
    lost = [name for name, rows in before.items() if after.get(name, 0) < rows]
    faults: list[str] = [f"в таблице {name} стало меньше строк" for name in lost]
    if database.sqlite:
        if connection.exec_driver_sql("PRAGMA foreign_key_check").fetchone():
            faults.append("нарушены связи таблиц")
        if connection.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok":
            faults.append("проверка целости не прошла")
    if faults:
        raise UserError(
            f"Обновление базы не прошло проверку: {', '.join(faults)}.",
            "База осталась прежней. Сообщите разработчикам программы.",
        )
