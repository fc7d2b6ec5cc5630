"""Contact lists in and out: preview, one transaction, forms to bodies and back (R15, X5)."""

import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import sqlalchemy as sa

from lo_appeals.domain.bodies import Body, BodyType, guess_type
from lo_appeals.domain.columns import Column, Kind
from lo_appeals.domain.errors import Cancelled, UserError
from lo_appeals.domain.files import safe_name
from lo_appeals.domain.officials import PRINCIPAL, Appointment
from lo_appeals.domain.registry import Details
from lo_appeals.domain.texts import counted, name_key
from lo_appeals.domain.texts import day as written
from lo_appeals.exchange import contacts, contacts_form, contacts_parsing, writing
from lo_appeals.exchange.contacts import ContactList, ContactRow
from lo_appeals.services.changes import Changes
from lo_appeals.services.desk import Desk
from lo_appeals.services.previewing import FieldChange
from lo_appeals.services.registry_apply import apply_moves
from lo_appeals.services.registry_notes import DETAIL_TITLES, detail_values, put_details
from lo_appeals.services.registry_plan import BodyPlan, Move, Outcome
from lo_appeals.services.registry_work import Note, Work, differing, subject_of, working
from lo_appeals.store import bodies, officials, registry
from lo_appeals.store.bodies import NewBody
from lo_appeals.store.schema import body as body_table
from lo_appeals.store.schema import body_name

COLUMNS = (
    Column("body", "Орган", 50), Column("type", "Тип", 12), Column("office", "Кем является", 34),
    Column("instead_of", "Замещает", 28), Column("position", "Должность", 40),
    Column("name", "Фамилия, имя, отчество", 34), Column("phone", "Телефон", 22),
    Column("email", "Электронная почта", 30), Column("first", "Работает с", 11, Kind.DATE),
    Column("last", "По", 11, Kind.DATE),
    Column("senior", "Не ниже заместителя руководителя", 14, Kind.FLAG),
)  # fmt: skip
REJECTED_COLUMNS = (
    Column("row", "Строка файла", 8), Column("outcome", "Итог", 14), Column("body", "Орган", 40),
    Column("name", "ФИО", 34), Column("reason", "Причина", 60),
)  # fmt: skip
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
class UnknownOrganisation:
    """A body of the file that the registry does not know, with those it may be."""

    name: str
    rows: int
    guessed: BodyType
    candidates: tuple[Body, ...]


@dataclass(frozen=True, slots=True)
class ContactsPreview:
    """What a file of contacts would change; nothing is written yet."""

    listed: ContactList
    on: date
    lines: tuple[ContactLine, ...]
    unknown_bodies: tuple[UnknownOrganisation, ...]

    @property
    def counts(self) -> dict[Outcome, int]:
        """How many lines of each outcome there are."""
        found = Counter(line.outcome for line in self.lines)
        return {outcome: found[outcome] for outcome in Outcome}

    @property
    def file_rows(self) -> int:
        """How many rows of the file are accounted for."""
        return sum(1 for line in self.lines if line.row)


class ContactsService:
    """Everything that the clerk does with files of contacts."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def read(
        self, path: Path, on: date | None = None, cancel: threading.Event | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> ContactsPreview:  # fmt: skip
        """Read a contact list or a returned form and compare; `on` is the day it holds from."""
        listed = contacts.read_contacts(path, cancel, progress)
        with self._desk.database.read() as connection:
            return _preview(connection, listed, on or self._desk.today(), {})[0]

    def redate(self, old: ContactsPreview, on: date) -> ContactsPreview:
        """Return the preview of the same file from another day on."""
        with self._desk.database.read() as connection:
            return _preview(connection, old.listed, on, {})[0]

    def apply(
        self,
        wanted: ContactsPreview,
        named: Mapping[str, int | NewBody] | None = None,
        *,
        only: Collection[str] | None = None,
        cancel: threading.Event | None = None,
    ) -> Changes:
        """Write a preview in one transaction; `only` are the keys of the accepted lines.

        `named` says which body an unknown name means; one not named becomes a new body «требует
        проверки». Raises Cancelled, or UserError where the last live contact of an ОИВ would go:
        then nothing was written.
        """
        with working(self._desk) as work:
            picked = _name_bodies(work, wanted, named or {}, only)
            fresh, moves = _preview(work.connection, wanted.listed, wanted.on, picked)
            chosen = {line.key for line in fresh.lines if line.writes}
            if only is not None:
                chosen &= set(only)
            done = 0
            for body_id, mine in moves.items():
                if cancel is not None and cancel.is_set():
                    raise Cancelled
                accepted = [one for one in mine if one.key in chosen and one.new is not None]
                if accepted:
                    apply_moves(work, body_id, accepted, self._desk.today())
                    done += len(accepted)
            done += self._own_data(work, fresh, chosen)
        text = f"Записано: {counted(done, 'изменение', 'изменения', 'изменений')} контактов."
        return work.done(text, tuple(moves), frozenset({"bodies"}))

    def _own_data(self, work: Work, fresh: ContactsPreview, chosen: set[str]) -> int:
        """Write a form's common details and its confirmation."""
        if not chosen & {CONFIRMED, OWN_DATA}:
            return 0
        body = _body_of_form(work.connection, fresh.listed)
        values = _filled(_told_details(fresh.listed)) if OWN_DATA in chosen else {}
        if CONFIRMED in chosen:
            values["checked_on"] = fresh.on
        old = put_details(work, body.id, values)
        work.note("форма «проверьте свои данные»", body, differing(old, values, DETAIL_TITLES),
                  fresh.listed.path.name)  # fmt: skip
        return len(chosen & {CONFIRMED, OWN_DATA})

    def save_rejected(self, wanted: ContactsPreview, path: Path) -> Path:
        """Write the rejected and skipped rows with their reasons as XLSX."""
        rows = [
            (line.row, line.outcome.value, line.body, line.name, line.reason)
            for line in wanted.lines
            if line.outcome in (Outcome.REJECTED, Outcome.SKIPPED)
        ]
        note = f"Не загружено из файла «{wanted.listed.path.name}»"
        return writing.write_table(path, "Не загружено", note, REJECTED_COLUMNS, rows)

    def export(
        self, path: Path, body_ids: Iterable[int] | None = None, on: date | None = None
    ) -> Path:
        """Write who is in which place on a day as XLSX; of all living bodies where None."""
        day = on or self._desk.today()
        note = f"Контакты ответственных лиц на {written(day)}"
        rows = self.rows(body_ids, day)
        return writing.write_table(path, "Контакты", note, COLUMNS, rows)

    def rows(self, body_ids: Iterable[int] | None, on: date) -> list[tuple[object, ...]]:
        """Return the rows of the contact list of a day, in the order of `COLUMNS`."""
        with self._desk.database.read() as connection:
            known = bodies.listed(connection, abolished=body_ids is not None)
            people = officials.appointments(connection)
        chosen = None if body_ids is None else set(body_ids)
        return [
            row
            for body in known
            if chosen is None or body.id in chosen
            for row in _contact_rows(body, people.get(body.id, ()), on)
        ]

    def make_forms(self, body_ids: Iterable[int], folder: Path) -> list[Path]:
        """Write the form «проверьте свои данные» of each body into a folder. Returns the files."""
        made, taken = [], set[str]()
        with self._desk.database.read() as connection:
            for body_id in body_ids:
                body = bodies.get(connection, body_id)
                people = officials.of_body(connection, body_id)
                details = registry.details(connection, body_id)
                name = safe_name(f"Проверьте данные – {body.short_name or body.name}.xlsx")
                if name.casefold() in taken:
                    name = safe_name(f"{body_id} – {name}")
                taken.add(name.casefold())
                form = _form(body, details, people, self._desk.today())
                made.append(contacts_form.write_form(folder / name, form, self._desk.today()))
        return made


def _form(
    body: Body, details: Details, people: Sequence[Appointment], on: date
) -> contacts_form.Form:
    live = [one for one in people if one.holds(on)]
    rows = tuple(
        contacts_form.FormRow(
            one.id, one.place.title, _principal_of(one, live), one.contact.position,
            one.contact.name, _phone(one), one.contact.email or one.contact.email_typed,
            one.valid_from,
        )
        for one in sorted(live, key=_order)
    )  # fmt: skip
    phone = contacts_parsing.shown_phone(details.phone, details.extension) or details.phone_typed
    return contacts_form.Form(body.name, details.address, phone,
                              details.email or details.email_typed, rows)  # fmt: skip


def _phone(one: Appointment) -> str:
    shown = contacts_parsing.shown_phone(one.contact.phone, one.contact.extension)
    return shown or one.contact.phone_typed


def _order(one: Appointment) -> tuple[object, ...]:
    offices = ("responsible", "executor", "voting")
    return offices.index(one.place.office.value), one.place.seat, one.place.rank, one.id


def _principal_of(one: Appointment, live: Iterable[Appointment]) -> str:
    """Return the name of the principal whom a substitute stands for."""
    if one.place.rank == PRINCIPAL:
        return ""
    for other in live:
        same = (other.place.office, other.place.seat) == (one.place.office, one.place.seat)
        if same and other.place.rank == PRINCIPAL:
            return other.contact.name
    return ""


def _contact_rows(
    body: Body, people: Sequence[Appointment], on: date
) -> Iterable[tuple[object, ...]]:
    live = [one for one in people if one.holds(on)]
    for one in sorted(live, key=_order):
        yield (
            body.name, body.type.value, one.place.title, _principal_of(one, live),
            one.contact.position, one.contact.name, _phone(one),
            one.contact.email or one.contact.email_typed, one.valid_from, one.valid_to,
            one.contact.senior,
        )  # fmt: skip


def _preview(
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
        by_body.setdefault(_body_of_form(connection, listed).id, [])
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
) -> tuple[UnknownOrganisation, ...]:
    alike = len(unknown) <= 50  # looking for likeness is slow; a whole region needs none
    return tuple(
        UnknownOrganisation(
            rows[0].body, len(rows), rows[0].type or guess_type(rows[0].body),
            tuple(bodies.candidates(connection, rows[0].body)) if alike else (),
        )
        for rows in unknown.values()
    )  # fmt: skip


def _name_bodies(
    work: Work, wanted: ContactsPreview, named: Mapping[str, int | NewBody],
    only: Collection[str] | None,
) -> dict[str, int]:  # fmt: skip
    """Return the body of each unknown name, making those that nobody chose."""
    picked = {name_key(name): choice for name, choice in named.items()}
    needed = {
        name_key(line.body)
        for line in wanted.lines
        if line.writes and (only is None or line.key in only)
    }
    found: dict[str, int] = {}
    fresh: dict[str, NewBody] = {}
    for unknown in wanted.unknown_bodies:
        key = name_key(unknown.name)
        if key not in needed:
            continue
        choice = picked.get(key) or NewBody(unknown.name, unknown.guessed, confirmed=False)
        if isinstance(choice, int):
            found[key] = choice
        else:
            fresh[key] = choice
    return found | dict(zip(fresh, make_bodies(work, list(fresh.values())), strict=True))


def make_bodies(work: Work, new: Sequence[NewBody]) -> list[int]:
    """Make bodies within a piece of work, so that its undo takes them back. Returns their ids."""
    shared = [
        {"name": " ".join(one.name.split()), "short_name": one.short_name,
         "sort_key": name_key(one.name), "valid_from": None, "valid_to": None}
        for one in new
    ]  # fmt: skip
    ids = work.ledger.add_all(body_table, [
        names | {"type": one.type.value, "parent_id": one.parent_id, "confirmed": one.confirmed,
                 "merged_into": None, "batch_id": None, "version": 1}
        for one, names in zip(new, shared, strict=True)
    ])  # fmt: skip
    pairs = zip(ids, shared, strict=True)
    work.ledger.add_all(body_name, [names | {"body_id": body_id} for body_id, names in pairs])
    for names in shared:
        subject = subject_of(str(names["name"]))
        work.write(Note("добавлен орган", subject, {"Наименование": ("", names["name"])}))
    return ids


def _body_of_form(connection: sa.Connection, listed: ContactList) -> Body:
    name = listed.above.get("body", "")
    body_id = bodies.by_spelling(connection).get(name_key(name))
    if body_id is None:
        raise UserError(
            f"Органа «{name}» из формы в реестре нет.",
            "Ничего не изменено. Исправьте название в ячейке рядом со словом «Орган».",
        )
    return bodies.get(connection, body_id)


def _told_details(listed: ContactList) -> dict[str, object]:
    above = listed.above
    return detail_values(above.get("address", ""), above.get("phone", ""), above.get("email", ""))


def _filled(told: dict[str, object]) -> dict[str, object]:
    """Return what a form really tells: what it leaves blank stays as it is."""
    blank = {key for key in DETAIL_TITLES if key in told and not told[key]}
    gone = blank | {_real(key) for key in blank}
    if "phone_typed" in blank:
        gone |= {"extension"}
    return {key: value for key, value in told.items() if key not in gone}


def _own_lines(connection: sa.Connection, listed: ContactList, on: date) -> list[ContactLine]:
    """Return the proposals about the body itself: its details, and that it confirmed them."""
    body = _body_of_form(connection, listed)
    old = registry.details(connection, body.id)
    told = _told_details(listed)
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
