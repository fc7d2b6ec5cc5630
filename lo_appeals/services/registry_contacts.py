"""Contact lists in and out: preview, one transaction, forms to bodies and back (R15, X5)."""

import threading
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from lo_appeals.domain.bodies import Body
from lo_appeals.domain.columns import Column, Kind
from lo_appeals.domain.errors import Cancelled
from lo_appeals.domain.files import safe_name
from lo_appeals.domain.officials import PRINCIPAL, Appointment
from lo_appeals.domain.registry import Details
from lo_appeals.domain.texts import counted, name_key
from lo_appeals.domain.texts import day as written
from lo_appeals.exchange import contacts, contacts_form, contacts_parsing, writing
from lo_appeals.services.changes import Changes
from lo_appeals.services.desk import Desk
from lo_appeals.services.registry_apply import apply_moves
from lo_appeals.services.registry_notes import DETAIL_TITLES, put_details
from lo_appeals.services.registry_plan import Outcome
from lo_appeals.services.registry_preview import (
    CONFIRMED,
    OWN_DATA,
    ContactsPreview,
    body_of_form,
    filled,
    preview,
    told_details,
)
from lo_appeals.services.registry_work import Note, Work, differing, subject_of, working
from lo_appeals.store import bodies, officials, registry
from lo_appeals.store.bodies import NewBody
from lo_appeals.store.schema import body as body_table
from lo_appeals.store.schema import body_alias, body_name

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


class ContactsService:
    """Everything that the clerk does with files of contacts."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def read(
        self, path: Path, on: date | None = None, cancel: threading.Event | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> ContactsPreview:  # fmt: skip
        """Read a contact list or a returned form and compare; `on` is the day it holds from."""
        return self._compared(contacts.read_contacts(path, cancel, progress), on)

    def read_pasted(self, cells: str, on: date | None = None) -> ContactsPreview:
        """Compare rows copied in Excel, as `read` does those of a file."""
        return self._compared(contacts.pasted_contacts(cells), on)

    def _compared(self, listed: contacts.ContactList, on: date | None) -> ContactsPreview:
        with self._desk.database.read() as connection:
            return preview(connection, listed, on or self._desk.today(), {})[0]

    def again(
        self, old: ContactsPreview, on: date, named: Mapping[str, int | NewBody] | None = None
    ) -> ContactsPreview:
        """Return the preview of the same file from another day on, with bodies that were named."""
        chosen = (named or {}).items()
        picked = {name_key(name): body for name, body in chosen if isinstance(body, int)}
        with self._desk.database.read() as connection:
            return preview(connection, old.listed, on, picked)[0]

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
            fresh, moves = preview(work.connection, wanted.listed, wanted.on, picked)
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
        body = body_of_form(work.connection, fresh.listed)
        values = filled(told_details(fresh.listed)) if OWN_DATA in chosen else {}
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


def _name_bodies(
    work: Work, wanted: ContactsPreview, named: Mapping[str, int | NewBody],
    only: Collection[str] | None,
) -> dict[str, int]:  # fmt: skip
    """Return the body of each unknown name, making those that nobody chose."""
    picked = {name_key(name): choice for name, choice in named.items()}
    keys = {line.key for line in wanted.lines if line.writes and (only is None or line.key in only)}
    needed = {name_key(row.body) for row in wanted.listed.rows if f"row {row.row}" in keys}
    found: dict[str, int] = {}
    fresh: dict[str, NewBody] = {}
    for unknown in preview(work.connection, wanted.listed, wanted.on, {})[0].unknown_bodies:
        key = name_key(unknown.name)
        if key not in needed:
            continue
        choice = picked.get(key) or NewBody(unknown.name, unknown.guessed, confirmed=False)
        if isinstance(choice, int):
            found[key] = choice
            remember_spelling(work, choice, unknown.name)
        else:
            fresh[key] = choice
    return found | dict(zip(fresh, make_bodies(work, list(fresh.values())), strict=True))


def remember_spelling(work: Work, body_id: int, text: str) -> None:
    """Keep a spelling that the clerk chose a body for (I7)."""
    words = " ".join(text.split())
    work.ledger.add(
        body_alias, {"body_id": body_id, "text": words, "key": name_key(text), "batch_id": None}
    )
    work.note("добавлено написание", work.body(body_id), {"Написание": ("", words)})


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
