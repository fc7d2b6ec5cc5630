"""Officials and their absences: rows to records and back, words by which they are found."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain.officials import Absence, Appointment, Contact, Office, Place
from lo_appeals.domain.texts import fold
from lo_appeals.store import search
from lo_appeals.store.schema import body, body_alias, body_name
from lo_appeals.store.schema_registry import body_details, leave, official

AT, AWAY = official.c, leave.c


def _appointment(row: sa.RowMapping) -> Appointment:
    return Appointment(
        row["id"],
        Place(row["body_id"], Office(row["office"]), row["seat"], row["rank"]),
        Contact(row["name"], row["position"], row["phone_typed"], row["phone"], row["extension"],
                row["email_typed"], row["email"], row["senior"]),
        row["valid_from"], row["valid_to"], row["version"], row["forms"] or {},
    )  # fmt: skip


def _absence(row: sa.RowMapping) -> Absence:
    return Absence(row["id"], row["official_id"], row["first"], row["last"], row["reason"],
                   row["acting_id"], row["version"])  # fmt: skip


def contact_values(contact: Contact) -> dict[str, Any]:
    """Return the columns that a contact fills."""
    return {
        "name": contact.name, "position": contact.position, "phone": contact.phone,
        "extension": contact.extension, "phone_typed": contact.phone_typed,
        "email": contact.email, "email_typed": contact.email_typed, "senior": contact.senior,
        "words": words_of(contact),
    }  # fmt: skip


def words_of(contact: Contact) -> str:
    """Return what a person is found by: names, position, address, digits of the phone."""
    digits = "".join(filter(str.isdigit, contact.phone or contact.phone_typed))
    parts = (contact.name, contact.position, contact.email or contact.email_typed, digits)
    return fold(" ".join(part for part in parts if part))


def place_values(place: Place) -> dict[str, Any]:
    """Return the columns that a place fills."""
    return {
        "body_id": place.body_id, "office": place.office.value, "seat": place.seat,
        "rank": place.rank,
    }  # fmt: skip


def new_values(contact: Contact, place: Place, *, first: Any, last: Any) -> dict[str, Any]:
    """Return the columns of a new appointment from `first` to `last`."""
    dates = {"valid_from": first, "valid_to": last}
    fresh = {"forms": {}, "deleted": False, "version": 1}
    return contact_values(contact) | place_values(place) | dates | fresh


def appointments(
    connection: sa.Connection, body_ids: Sequence[int] | None = None
) -> dict[int, list[Appointment]]:
    """Return every appointment, past ones too, by body; of all bodies where None."""
    query = sa.select(official).where(AT.deleted.is_(False))
    if body_ids is not None:
        query = query.where(AT.body_id.in_(body_ids))
    found: defaultdict[int, list[Appointment]] = defaultdict(list)
    for row in connection.execute(query.order_by(AT.office, AT.seat, AT.rank, AT.id)).mappings():
        found[row["body_id"]].append(_appointment(row))
    return found


def of_body(connection: sa.Connection, body_id: int) -> list[Appointment]:
    """Return every appointment of a body, past ones too."""
    return appointments(connection, [body_id]).get(body_id, [])


def get(connection: sa.Connection, official_id: int) -> Appointment | None:
    """Return one appointment, None where it is gone."""
    query = sa.select(official).where(AT.id == official_id, AT.deleted.is_(False))
    row = connection.execute(query).mappings().first()
    return None if row is None else _appointment(row)


def absences(
    connection: sa.Connection, body_ids: Sequence[int] | None = None
) -> dict[int, list[Absence]]:
    """Return the absences by body, oldest first; of all bodies where None."""
    query = (
        sa.select(leave, AT.body_id)
        .join(official, AT.id == AWAY.official_id)
        .where(AWAY.deleted.is_(False), AT.deleted.is_(False))
        .order_by(AWAY.first, AWAY.id)
    )
    if body_ids is not None:
        query = query.where(AT.body_id.in_(body_ids))
    found: defaultdict[int, list[Absence]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        found[row["body_id"]].append(_absence(row))
    return found


def absence(connection: sa.Connection, leave_id: int) -> Absence | None:
    """Return one absence, None where it is gone."""
    query = sa.select(leave).where(AWAY.id == leave_id, AWAY.deleted.is_(False))
    row = connection.execute(query).mappings().first()
    return None if row is None else _absence(row)


def found_in(text: str) -> sa.Select[int]:
    """Return the query for bodies in whose names or people every word of `text` is found."""
    conditions: list[sa.ColumnElement[bool]] = []
    for word in fold(text).split():
        digits = "".join(filter(str.isdigit, word))
        people = AT.words.contains(word, autoescape=True)
        if len(digits) >= 4 and not any(map(str.isalpha, word)):
            people = sa.or_(people, AT.words.contains(_bare(digits), autoescape=True))
        mine = sa.select(AT.body_id).where(AT.deleted.is_(False), people)
        own = sa.select(body_details.c.body_id).where(
            body_details.c.email.contains(word, autoescape=True)
        )
        conditions.append(
            sa.or_(body.c.id.in_(search.bodies_like(word)), body.c.id.in_(mine),
                   body.c.id.in_(own))
        )  # fmt: skip
    found: sa.Select[int] = sa.select(body.c.id).where(sa.and_(True, *conditions))
    return found


def _bare(digits: str) -> str:
    """Return digits of a phone without the trunk's 8: phones are kept with +7."""
    return digits[1:] if digits.startswith("8") and len(digits) > 6 else digits


def bodies_found(connection: sa.Connection, text: str) -> set[int]:
    """Return the ids of the bodies in which every word of `text` is found."""
    return {row[0] for row in connection.execute(found_in(text))}


def search_words(connection: sa.Connection) -> dict[int, str]:
    """Return by body every word that `found_in` looks at: for a list that is held in memory."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    sources: tuple[sa.Select[int, str], ...] = (
        sa.select(body_name.c.body_id, body_name.c.sort_key),
        sa.select(body_name.c.body_id, body_name.c.short_name),
        sa.select(body_alias.c.body_id, body_alias.c.key),
        sa.select(body_details.c.body_id, body_details.c.email),
        sa.select(AT.body_id, AT.words).where(AT.deleted.is_(False)),
    )
    for query in sources:
        for body_id, words in connection.execute(query):
            found[body_id].append(words)
    return {body_id: fold(" ".join(words)) for body_id, words in found.items()}
