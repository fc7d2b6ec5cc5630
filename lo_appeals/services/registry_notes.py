"""What is kept of a body beside its officials: details, own act, consultations, twins, merging."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from lo_appeals.domain.bodies import Body
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.registry import ActStatus, Consultation, OwnAct
from lo_appeals.domain.texts import counted
from lo_appeals.exchange import contacts_parsing
from lo_appeals.services.changes import Changes
from lo_appeals.services.desk import Desk
from lo_appeals.services.registry_work import Work, changed_meanwhile, clashing, differing, working
from lo_appeals.store import ledger, registry
from lo_appeals.store.clashes import clashes
from lo_appeals.store.schema_registry import body_details, consultation, not_twins, own_act

DETAIL_TITLES = {
    "address": "Адрес", "phone_typed": "Телефон органа", "email_typed": "Почта органа",
    "checked_on": "Сведения подтверждены",
}  # fmt: skip
ACT_TITLES = {
    "status": "Правовой акт", "kind": "Вид акта", "number": "Номер акта", "adopted_on": "Принят",
    "file": "Файл акта", "note": "Примечание",
}  # fmt: skip
HELP_TITLES = {
    "held_on": "Дата", "given_by": "Кто помог", "about": "О чём", "person": "Кому",
}  # fmt: skip


class NotesService:
    """Details, acts, consultations, and which bodies are not twins."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def edit_details(
        self, body_id: int, version: int, *, address: str, phone: str, email: str
    ) -> Changes:
        """Write the address, common phone and e-mail; `version` 0: none were written yet."""
        values = detail_values(address, phone, email)
        return self._put_details(body_id, version, values, "изменены сведения органа")

    def confirm(self, body_id: int, version: int, on: date) -> Changes:
        """Write that the body confirmed its own data on that day."""
        if on > self._desk.today():
            raise UserError("День подтверждения ещё не наступил.", "Проверьте дату.")
        return self._put_details(body_id, version, {"checked_on": on}, "сведения подтверждены")

    def confirm_all(self, days: Mapping[int, date]) -> Changes:
        """Write for each body on which day it confirmed its data; all of them or none."""
        if any(day > self._desk.today() for day in days.values()):
            raise UserError("День подтверждения ещё не наступил.", "Проверьте дату.")
        with working(self._desk) as work:
            for body_id, day in days.items():
                old = put_details(work, body_id, {"checked_on": day})
                changes = differing(old, {"checked_on": day}, DETAIL_TITLES)
                work.note("сведения подтверждены", work.body(body_id), changes)
        count = counted(len(days), "органа", "органов", "органов")
        return work.done(f"Сведения подтверждены: у {count}.", tuple(days))

    def set_forms(self, body_id: int, version: int, forms: Mapping[str, Any]) -> Changes:
        """Keep the forms of a body's name by case: {"genitive": {"text", "manual", …}, …}."""
        return self._put_details(body_id, version, {"forms": dict(forms)}, "склонение органа")

    def _put_details(
        self, body_id: int, version: int, values: dict[str, Any], action: str
    ) -> Changes:
        with working(self._desk) as work:
            body = work.body(body_id)
            mine = (version, values)
            old = put_details(work, body_id, values, lambda found: _same(work, body, found, mine))
            titles = DETAIL_TITLES | {"forms": "Формы"}
            work.note(action, body, differing(old, values, titles))
        return work.done(f"Сохранено: {body.name}.", (body_id,))

    def set_act(self, new: OwnAct) -> Changes:
        """Write what is known of a body's own act (order item 4); `version` 0: nothing yet."""
        if new.status is not ActStatus.ADOPTED and (new.number or new.adopted_on):
            raise UserError(
                "Указаны реквизиты акта, а состояние – не «принят».", "Исправьте одно из двух."
            )
        values = {key: getattr(new, key) for key in ACT_TITLES} | {
            "status": new.status.name.lower()
        }
        with working(self._desk) as work:
            body = work.body(new.body_id)
            old = ledger.read(work.connection, own_act, (new.body_id,))
            if (old["version"] if old else 0) != new.version:
                mine, now = values | {"status": new.status}, dict(old or {})
                if old:
                    now["status"] = ActStatus[old["status"].upper()]
                found = clashes(mine, now, ACT_TITLES)
                raise clashing(work, body, "Правовой акт", found, now.get("version", 0))
            if old:
                work.ledger.put(own_act, new.body_id, values | {"version": new.version + 1})
            else:
                work.ledger.add(own_act, values | {"body_id": new.body_id, "version": 1})
            before = dict(old or {})
            if old:
                before["status"] = ActStatus[old["status"].upper()].value
            after = values | {"status": new.status.value}
            work.note("правовой акт органа", body, differing(before, after, ACT_TITLES))
        return work.done(f"Правовой акт: {new.status.value}.", (new.body_id,))

    def consulted(self, new: Consultation) -> Changes:
        """Write help given to a body (order item 2); with `id` 0 a new entry."""
        if not new.about.strip():
            raise UserError("Не указано, о чём была консультация.", "Запишите тему.")
        if new.held_on > self._desk.today():
            raise UserError("День консультации ещё не наступил.", "Проверьте дату.")
        values = {key: getattr(new, key) for key in HELP_TITLES}
        stored = values | {"given_by": new.given_by.name.lower()}
        with working(self._desk) as work:
            body = work.body(new.body_id)
            before: Mapping[str, Any] = {}
            if new.id:
                old = self._consultation(work, new.id, new.body_id, new.version)
                before = {key: getattr(old, key) for key in HELP_TITLES}
                work.ledger.put(consultation, new.id, stored | {"version": new.version + 1})
            else:
                fresh = {"body_id": new.body_id, "deleted": False, "version": 1}
                work.ledger.add(consultation, stored | fresh)
            shown = {**before, "given_by": before["given_by"].value} if before else before
            after = values | {"given_by": new.given_by.value}
            work.note("консультация", body, differing(shown, after, HELP_TITLES))
        return work.done(f"Консультация записана: {new.about}.", (new.body_id,))

    def remove_consultation(self, one: Consultation) -> Changes:
        """Take out an entry on a consultation."""
        with working(self._desk) as work:
            self._consultation(work, one.id, one.body_id, one.version)
            work.ledger.put(consultation, one.id, {"deleted": True, "version": one.version + 1})
            work.note("консультация убрана", work.body(one.body_id), {"О чём": (one.about, None)})
        return work.done(f"Консультация убрана: {one.about}.", (one.body_id,))

    def _consultation(self, work: Work, one_id: int, body_id: int, version: int) -> Consultation:
        known = {one.id: one for one in registry.consultations(work.connection, body_id)}
        if one_id not in known or known[one_id].version != version:
            raise changed_meanwhile("Консультация")
        return known[one_id]

    def not_twins(self, one_id: int, other_id: int) -> Changes:
        """Remember that two bodies are two: the pair is not proposed again."""
        pair = (min(one_id, other_id), max(one_id, other_id))
        with working(self._desk) as work:
            one, other = work.body(pair[0]), work.body(pair[1])
            if pair not in registry.dismissed_twins(work.connection):
                work.ledger.add(not_twins, {
                    "body_id": pair[0], "other_id": pair[1], "at": self._desk.clock(),
                    "who": self._desk.who,
                })  # fmt: skip
                work.note("не двойник", one, {"Другой орган": (None, other.name)})
        return work.done("Это разные органы.", pair)


def detail_values(address: str, phone: str, email: str) -> dict[str, Any]:
    """Return the columns of a body's common details from what was typed."""
    typed_phone, typed_email = contacts_parsing.tidy(phone), contacts_parsing.tidy(email)
    called = contacts_parsing.phone(typed_phone)
    return {
        "address": contacts_parsing.tidy(address), "phone_typed": typed_phone,
        "phone": called.number, "extension": called.extension, "email_typed": typed_email,
        "email": contacts_parsing.email(typed_email).address,
    }  # fmt: skip


def put_details(
    work: Work,
    body_id: int,
    values: Mapping[str, Any],
    check: Callable[[ledger.Row | None], None] | None = None,
) -> ledger.Row:
    """Write columns of a body's details, making the row where there is none. Returns the old."""
    old = ledger.read(work.connection, body_details, (body_id,))
    if check is not None:
        check(old)
    if old:
        work.ledger.put(body_details, body_id, {**values, "version": old["version"] + 1})
        return old
    empty: dict[str, Any] = {
        "body_id": body_id, "address": "", "email": "", "email_typed": "", "phone": "",
        "extension": "", "phone_typed": "", "forms": {}, "checked_on": None, "version": 1,
    }  # fmt: skip
    work.ledger.add(body_details, {**empty, **values})
    return empty


def _same(
    work: Work, body: Body, found: ledger.Row | None, mine: tuple[int, Mapping[str, Any]]
) -> None:
    """Raise Conflict, with both values of each field, unless the row has the version of `mine`."""
    version, values = mine
    if (found["version"] if found else 0) != version:
        now = found or {}
        differ = clashes(values, now, DETAIL_TITLES)
        raise clashing(work, body, "Сведения органа", differ, now.get("version", 0))
