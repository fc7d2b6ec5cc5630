"""The applicant and the text of an entry in the base, where a setting lets them be kept."""

import sqlalchemy as sa

from lo_appeals.store.schema import entry_text

T = entry_text.c


def of(connection: sa.Connection, entry_id: int) -> tuple[str, str] | None:
    """Return applicant and text of an entry; None where none are kept."""
    query = sa.select(T.applicant, T.text).where(T.entry_id == entry_id)
    row = connection.execute(query).first()
    return (row.applicant, row.text) if row else None


def kept(connection: sa.Connection, entry_id: int) -> bool:
    """Tell whether there are any, without reading them."""
    there = sa.select(T.entry_id).where(T.entry_id == entry_id)
    return connection.execute(there).first() is not None
