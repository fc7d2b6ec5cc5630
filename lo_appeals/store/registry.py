"""Reading of what the registry keeps beside officials: details, clocks, acts, votings."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain.registry import (
    ActStatus,
    ChangeNotice,
    Consultation,
    Details,
    FirstList,
    GivenBy,
    OwnAct,
    Voting,
)
from lo_appeals.domain.texts import fold
from lo_appeals.store.schema import body, body_alias, body_name, metadata
from lo_appeals.store.schema_registry import (
    body_details,
    change_notice,
    consultation,
    first_list,
    not_twins,
    own_act,
    voting,
)


def details(connection: sa.Connection, body_id: int) -> Details:
    """Return a body's details, empty ones where nothing was written yet."""
    return all_details(connection, [body_id]).get(body_id, Details())


def all_details(
    connection: sa.Connection, body_ids: Sequence[int] | None = None
) -> dict[int, Details]:
    """Return the details that were written, by body."""
    query = sa.select(body_details)
    if body_ids is not None:
        query = query.where(body_details.c.body_id.in_(body_ids))
    return {
        row["body_id"]: Details(**{key: row[key] for key in Details.__dataclass_fields__})
        for row in connection.execute(query).mappings()
    }


def first_lists(
    connection: sa.Connection, body_ids: Sequence[int] | None = None
) -> dict[int, FirstList]:
    """Return the first lists received, by body (п. 4)."""
    query = sa.select(first_list)
    if body_ids is not None:
        query = query.where(first_list.c.body_id.in_(body_ids))
    return {row["body_id"]: FirstList(**row) for row in connection.execute(query).mappings()}


def notices(
    connection: sa.Connection, body_ids: Sequence[int] | None = None
) -> dict[int, list[ChangeNotice]]:
    """Return the notices of changes by body, newest first (п. 5)."""
    at = change_notice.c
    query = sa.select(change_notice).where(at.deleted.is_(False))
    if body_ids is not None:
        query = query.where(at.body_id.in_(body_ids))
    found: defaultdict[int, list[ChangeNotice]] = defaultdict(list)
    for row in connection.execute(query.order_by(at.changed_on.desc(), at.id.desc())).mappings():
        found[row["body_id"]].append(ChangeNotice(**_without_mark(row)))
    return found


def notice(connection: sa.Connection, notice_id: int) -> ChangeNotice | None:
    """Return one notice, None where it is gone."""
    at = change_notice.c
    query = sa.select(change_notice).where(at.id == notice_id, at.deleted.is_(False))
    row = connection.execute(query).mappings().first()
    return None if row is None else ChangeNotice(**_without_mark(row))


def _without_mark(row: sa.RowMapping) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != "deleted"}


def acts(connection: sa.Connection, body_ids: Sequence[int] | None = None) -> dict[int, OwnAct]:
    """Return what is known of bodies' own acts (order item 4)."""
    query = sa.select(own_act)
    if body_ids is not None:
        query = query.where(own_act.c.body_id.in_(body_ids))
    return {
        row["body_id"]: OwnAct(**{**row, "status": ActStatus[row["status"].upper()]})
        for row in connection.execute(query).mappings()
    }


def consultations(connection: sa.Connection, body_id: int) -> list[Consultation]:
    """Return the help given to a body, newest first (order item 2)."""
    at = consultation.c
    query = sa.select(consultation).where(at.body_id == body_id, at.deleted.is_(False))
    return [
        Consultation(**{**_without_mark(row), "given_by": GivenBy[row["given_by"].upper()]})
        for row in connection.execute(query.order_by(at.held_on.desc(), at.id.desc())).mappings()
    ]


def votings(
    connection: sa.Connection,
    find: str = "",
    body_id: int | None = None,
    between: tuple[date, date] | None = None,
) -> list[Voting]:
    """Return public votings, newest first; `between`: those that ran on one of these days."""
    at = voting.c
    query = sa.select(voting).where(at.deleted.is_(False))
    for word in fold(find).split():
        query = query.where(at.words.contains(word, autoescape=True))
    if body_id is not None:
        query = query.where(at.body_id == body_id)
    if between is not None:
        first, last = between
        query = query.where(at.first <= last, sa.or_(at.last.is_(None), at.last >= first))
    rows = connection.execute(query.order_by(at.first.desc(), at.id.desc())).mappings()
    return [Voting(**{key: row[key] for key in Voting.__dataclass_fields__}) for row in rows]


def voting_words(one: Voting, body_name: str) -> str:
    """Return what a voting is found by."""
    return fold(" ".join((one.title, one.kind, body_name, one.official, one.result)))


def all_aliases(connection: sa.Connection) -> dict[int, list[str]]:
    """Return the spellings of exports by body."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for row in connection.execute(sa.select(body_alias.c.body_id, body_alias.c.text)):
        found[row.body_id].append(row.text)
    return found


def dismissed_twins(connection: sa.Connection) -> frozenset[tuple[int, int]]:
    """Return the pairs of bodies that the clerk called different."""
    at = not_twins.c
    return frozenset(
        (row.body_id, row.other_id)
        for row in connection.execute(sa.select(at.body_id, at.other_id))
    )


def children(connection: sa.Connection, body_id: int) -> list[int]:
    """Return the ids of the bodies under a body."""
    query = sa.select(body.c.id).where(body.c.parent_id == body_id)
    return list(connection.execute(query).scalars())


def bodies_in_use() -> sa.CompoundSelect[int]:
    """Return the query for ids of bodies that any row but their own names points at."""
    return sa.union(
        *(
            sa.select(key.parent).where(key.parent.is_not(None))
            for table in metadata.sorted_tables
            if table is not body_name
            for key in table.foreign_keys
            if key.column is body.c.id
        )
    )
