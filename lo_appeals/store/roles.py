"""Roles of a shared base: who may read, who may decide, who may do everything (H1).

They are roles of the server itself, so no program in between can be talked out of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from lo_appeals.domain.errors import UserError

READER, HEAD, CLERK = "lo_appeals_reader", "lo_appeals_head", "lo_appeals_clerk"
ALL = "INSERT, UPDATE, DELETE"
_JOURNAL = ("journal", "journal_value")
_DECIDES = {  # tables that the head may change; the journal and counters come with every change
    "setting": ALL,
    "rule": "INSERT",
    "issued_report": "INSERT",
    "letter": "INSERT, UPDATE",
    "letter_entry": "INSERT",
    "governor_item": ALL,
    "surge_decision": ALL,
    "saved_filter": ALL,
}
_ADDS = {"journal": "INSERT", "journal_value": "INSERT", "counter": "INSERT, UPDATE"}


@dataclass(frozen=True, slots=True)
class Role:
    """One role and what it may do, in words."""

    name: str
    title: str
    may: str


ROLES = (
    Role(CLERK, "делопроизводитель", "всё: загрузки, правки, реестр, письма, доклады, настройки"),
    Role(HEAD, "руководитель", "смотрит всё, выпускает доклады, решает по п. 12, меняет настройки "
         "и правила; обращения и реестр не меняет"),
    Role(READER, "просмотр", "смотрит всё, не меняет ничего"),
)  # fmt: skip


def known(connection: sa.Connection) -> set[str]:
    """Return which of the roles the server has."""
    names = sa.text("SELECT rolname FROM pg_roles")
    return {role.name for role in ROLES} & set(connection.execute(names).scalars())


def _check_owner(connection: sa.Connection) -> None:
    query = (
        "SELECT pg_has_role(current_user, tableowner, 'MEMBER') FROM pg_tables "
        "WHERE schemaname = 'public' AND tablename = 'journal'"
    )
    mine = connection.exec_driver_sql(query).scalar()
    if mine is None:
        raise UserError(
            "В базе ещё нет таблиц программы: ролям не на что дать права.",
            "Откройте её программой или перенесите в неё свою базу, затем повторите.",
        )
    if not mine:
        raise UserError(
            "Права ролям даёт владелец базы.",
            "Ничего не изменено. Укажите в адресе имя того, кто её создал.",
        )


def writable(connection: sa.Connection, tables: Iterable[str]) -> set[str]:
    """Return those of the tables that this session may add to."""
    query = sa.text("SELECT has_table_privilege(:table, 'INSERT')")
    return {table for table in tables if connection.execute(query, {"table": table}).scalar_one()}


def make(connection: sa.Connection) -> None:
    """Make the roles where they are missing, and give each its rights of this base anew.

    Raises UserError where the base is empty or another's: the server itself would only warn. The
    right to make roles is asked by the server.
    """
    _check_owner(connection)
    put = connection.exec_driver_sql
    there = known(connection)
    quote = connection.dialect.identifier_preparer.quote
    for role in ROLES:
        if role.name not in there:
            put(f"CREATE ROLE {role.name} NOLOGIN")
        put(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role.name}")
        put(f"GRANT USAGE ON SCHEMA public TO {role.name}")
        put(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role.name}")
    tables = set(sa.inspect(connection).get_table_names())
    for table in sorted(tables - {*_JOURNAL, "counter", "alembic_version"}):
        put(f"GRANT {ALL} ON {quote(table)} TO {CLERK}")
        if table in _DECIDES:
            put(f"GRANT {_DECIDES[table]} ON {quote(table)} TO {HEAD}")
    for table, rights in _ADDS.items():
        put(f"GRANT {rights} ON {table} TO {CLERK}, {HEAD}")
    put(f"GRANT UPDATE (old, new, salt) ON journal_value TO {CLERK}")  # anonymising
    put(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {CLERK}, {HEAD}")
