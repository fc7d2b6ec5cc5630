"""The preview of a contact list or a returned form: every line, what it changes, whose it is."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from lo_appeals.domain.bodies import Body, guess_type
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.registry import Details
from lo_appeals.domain.texts import day as written
from lo_appeals.domain.texts import name_key
from lo_appeals.exchange.contacts import ContactList, ContactRow
from lo_appeals.services.previewing import FieldChange, UnknownBody
from lo_appeals.services.registry_notes import DETAIL_TITLES, detail_values
from lo_appeals.services.registry_plan import BodyPlan, Move, Outcome
from lo_appeals.store import bodies, officials, registry

CONFIRMED, OWN_DATA = "confirmed", "details"


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One line of the preview; `key` names it when proposals are accepted one by one."""

    key: str
    row: int
    body: str
    place: str
    name: str
    outcome: Outcome
    changes: tuple[FieldChange, ...] = ()
    reason: str = ""

    @property
    def writes(self) -> bool:
        """Whether accepting the line changes anything."""
        return self.outcome not in (Outcome.SAME, Outcome.REJECTED, Outcome.SKIPPED)


@dataclass(frozen=True, slots=True)
class ContactsPreview:
    """What a file of contacts would change; nothing is written yet."""

    listed: ContactList
    on: date
    lines: tuple[ContactLine, ...]
    unknown_bodies: tuple[UnknownBody, ...]

    @property
    def counts(self) -> dict[Outcome, int]:
        """How many lines of each outcome there are."""
        found = Counter(line.outcome for line in self.lines)
        return {outcome: found[outcome] for outcome in Outcome}

    @property
    def file_rows(self) -> int:
        """How many rows of the file are accounted for."""
        return sum(1 for line in self.lines if line.row)


def preview(
    connection: sa.Connection, listed: ContactList, on: date, picked: Mapping[str, int]
) -> tuple[ContactsPreview, dict[int, list[Move]]]:
    """Return the preview and the moves by body; `picked` are bodies that the clerk named."""
    spellings = {**bodies.by_spelling(connection), **picked}
    by_body: defaultdict[int, list[ContactRow]] = defaultdict(list)
    unknown: defaultdict[str, list[ContactRow]] = defaultdict(list)
    for row in listed.rows:
        body_id = spellings.get(name_key(row.body))
        if body_id is None:
            unknown[name_key(row.body)].append(row)
        else:
            by_body[body_id].append(row)
    if listed.is_form:
        by_body.setdefault(body_of_form(connection, listed).id, [])
    people = officials.appointments(connection)
    moves: dict[int, list[Move]] = {}
    for body_id, rows in by_body.items():
        plan = BodyPlan(body_id, people.get(body_id, ()), on, form=listed.is_form)
        moves[body_id] = plan.moves(rows)
    names = {row.row: row for row in listed.rows}
    known = {one.id: one.name for one in bodies.listed(connection, abolished=True)}
    lines = [_line(known[body_id], one, names) for body_id, mine in moves.items() for one in mine]
    for rows in unknown.values():
        plan = BodyPlan(0, (), on)
        lines += [_line(rows[0].body, one, names) for one in plan.moves(rows)]
    lines += [
        ContactLine(f"row {one.row}", one.row, "", "", "",
                    Outcome.SKIPPED if one.skipped else Outcome.REJECTED, (), one.reason)
        for one in listed.faults
    ]  # fmt: skip
    if listed.is_form:
        lines += _own_lines(connection, listed, on)
    lines.sort(key=lambda line: (line.row == 0, line.row))
    return ContactsPreview(listed, on, tuple(lines), _unknown(connection, unknown)), moves


def _line(body: str, one: Move, rows: Mapping[int, ContactRow]) -> ContactLine:
    who = one.new or one.old
    row = rows.get(one.row)
    name = who.contact.name if who else row.contact.name if row else ""
    place = who.place.title if who else row.office.title if row else ""
    return ContactLine(one.key, one.row, body, place, name, one.outcome, one.changes, one.reason)


def _unknown(
    connection: sa.Connection, unknown: Mapping[str, Sequence[ContactRow]]
) -> tuple[UnknownBody, ...]:
    alike = len(unknown) <= 50  # looking for likeness is slow; a whole region needs none
    return tuple(
        UnknownBody(
            rows[0].body, len(rows), rows[0].type or guess_type(rows[0].body),
            tuple(bodies.candidates(connection, rows[0].body)) if alike else (),
        )
        for rows in unknown.values()
    )  # fmt: skip


def body_of_form(connection: sa.Connection, listed: ContactList) -> Body:
    """Return the body that a form names. Raises UserError where the registry has none such."""
    name = listed.above.get("body", "")
    body_id = bodies.by_spelling(connection).get(name_key(name))
    if body_id is None:
        raise UserError(
            f"Органа «{name}» из формы в реестре нет.",
            "Ничего не изменено. Исправьте название в ячейке рядом со словом «Орган».",
        )
    return bodies.get(connection, body_id)


def told_details(listed: ContactList) -> dict[str, object]:
    """Return the columns of a body's details that a form tells, blank ones too."""
    above = listed.above
    return detail_values(above.get("address", ""), above.get("phone", ""), above.get("email", ""))


def filled(told: dict[str, object]) -> dict[str, object]:
    """Return what a form really tells: what it leaves blank stays as it is."""
    blank = {key for key in DETAIL_TITLES if key in told and not told[key]}
    gone = blank | {_real(key) for key in blank}
    if "phone_typed" in blank:
        gone |= {"extension"}
    return {key: value for key, value in told.items() if key not in gone}


def _own_lines(connection: sa.Connection, listed: ContactList, on: date) -> list[ContactLine]:
    """Return the proposals about the body itself: its details, and that it confirmed them."""
    body = body_of_form(connection, listed)
    old = registry.details(connection, body.id)
    told = told_details(listed)
    changes = tuple(
        FieldChange(key, title, str(getattr(old, key)), str(told[key]))
        for key, title in DETAIL_TITLES.items()
        if key in told and told[key] and _evened(old, key) != (told.get(_real(key)) or told[key])
    )
    lines = []
    if changes:
        lines.append(ContactLine(OWN_DATA, 0, body.name, "Орган", body.short_name or body.name,
                                 Outcome.CHANGED, changes))  # fmt: skip
    day = FieldChange(
        "checked_on", DETAIL_TITLES["checked_on"], written(old.checked_on), written(on)
    )
    if old.checked_on != on:
        lines.append(ContactLine(CONFIRMED, 0, body.name, "Орган", "Подтверждение сведений",
                                 Outcome.CHANGED, (day,)))  # fmt: skip
    return lines


def _real(key: str) -> str:
    return key.removesuffix("_typed")


def _evened(old: Details, key: str) -> str:
    """Return what is understood of a detail, else what was typed: one phone in two ways is one."""
    return str(getattr(old, _real(key), "") or getattr(old, key))
