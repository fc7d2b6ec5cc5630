"""Forms of people and of what is kept of a body: places, particulars, absences, notices, act."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from lo_appeals.domain.duties import CHANGE_NOTICE
from lo_appeals.domain.officials import PRINCIPAL, Appointment, Contact, Office, Place
from lo_appeals.domain.registry import ActStatus, ChangeNotice, GivenBy
from lo_appeals.services.registry_card import BodyCard
from lo_appeals.services.registry_cases import Case
from lo_appeals.services.registry_typed import contact, email_fault, phone_fault
from lo_appeals.ui.fields import FLAGS, CheckField, ChoiceField, DateField, LongTextField, TextField
from lo_appeals.ui.look import Look
from lo_appeals.ui.registry.forms import BodyForm

Today = Callable[[], date]
GENITIVE = {
    Office.RESPONSIBLE: "ответственного",
    Office.EXECUTOR: "исполнителя",
    Office.VOTING: "уполномоченного",
}
AS_IS = "Исправьте или нажмите ещё раз, чтобы оставить так."


class ContactForm(BodyForm):
    """A form of a person: a phone or an address that does not work is told before it is kept."""

    rows: Mapping[str, str] = {
        "phone_typed": "phone", "email_typed": "email", "valid_from": "first", "valid_to": "last",
    }  # fmt: skip

    def __init__(self, look: Look, title: str, button: str, note: str = "") -> None:
        super().__init__(look, title, button, note)
        self._warned: tuple[str, str] | None = None

    def add_contact(self) -> None:
        """Add the rows that п. 4 asks of a person."""
        look, form = self.look, self.form
        form.add("name", "&ФИО", TextField(look, "ФИО", 50, required=True))
        form.add("position", "Должн&ость", TextField(look, "Должность", 56))
        form.add("phone", "Те&лефон", TextField(look, "Телефон", 36))
        form.add("email", "&Почта", TextField(look, "Почта", 40))
        form.add(
            "senior", "Не ни&же зам. руководителя", ChoiceField(look, "Не ниже зам.", FLAGS),
            "Не указано – судим по должности.",
        )  # fmt: skip

    def show_contact(self, one: Contact) -> None:
        """Show a person's particulars as they were typed."""
        self.form.set_values(
            {
                "name": one.name,
                "position": one.position,
                "phone": one.phone_typed,
                "email": one.email_typed,
                "senior": one.senior,
            }
        )

    def _save(self) -> None:
        values = self.form.check()
        if values is None:
            return
        typed = values.get("phone", ""), values.get("email", "")
        faults = (("email", email_fault(typed[1])), ("phone", phone_fault(typed[0])))
        found = [(key, fault) for key, fault in faults if fault is not None]
        if found and typed != self._warned:
            self._warned = typed
            for key, fault in found:
                fault.advice = AS_IS
                self.form.show_error(key, fault)
            return
        self.saved.emit(self.about, values)


def contact_of(values: dict[str, Any]) -> Contact:
    """Return the person that a form tells."""
    return contact(
        values["name"], values["position"], values["phone"], values["email"], values["senior"]
    )


def add_told(form: BodyForm, card: BodyCard, today: Today) -> None:
    """Add the rows of п. 5, where it binds the body."""
    if card.body.type not in CHANGE_NOTICE.binds:
        return
    form.form.heading("Уведомление Комитета (п. 5)")
    form.form.add("told_on", "&Уведомили", DateField(form.look, "Уведомили", today),
                  "Пусто – ещё не уведомили: срок пойдёт от дня изменения.")  # fmt: skip
    form.form.add("incoming", "Входя&щий №", TextField(form.look, "Входящий №", 20))


def places(card: BodyCard, today: date) -> list[tuple[Place, str]]:
    """Return the places in which somebody may be seated, new ones last in each office."""
    live = [one for one in card.appointments if one.holds(today)]
    found: list[tuple[Place, str]] = []
    for office in Office:
        seats = [one for one in live if one.place.office is office]
        found += _seats_of(card.body.id, office, seats, card.appointments)
    return found


def _seats_of(
    body_id: int, office: Office, live: Sequence[Appointment], known: Iterable[Appointment]
) -> list[tuple[Place, str]]:
    found: list[tuple[Place, str]] = []
    for seat in sorted({one.place.seat for one in live}):
        here = {one.place.rank: one for one in live if one.place.seat == seat}
        for rank in range(max((*here, 1)) + 1):
            place = Place(body_id, office, seat, rank)
            who = here.get(rank)
            principal = here.get(PRINCIPAL)
            instead = f" вместо {_short(who)}" if who else ""
            whose = f" {_short(principal)}" if rank and principal and not office.single else ""
            title = f"Замещающий {GENITIVE[office]}{whose}" if rank else place.title
            found.append((place, f"{title}{instead}"))
    if not live or not office.single:
        taken = [one.place.seat for one in known if one.place.office is office]
        place = Place(body_id, office, 1 if office.single else max(taken, default=0) + 1)
        found.append((place, f"{place.title}: ещё один" if live else place.title))
    return found


def _short(one: Appointment) -> str:
    """Return surname and initials: «Жукова А.И.»."""
    surname, *others = one.contact.name.split() or [""]
    return f"{surname} {''.join(f'{word[0]}.' for word in others)}".strip()


def appoint(look: Look, card: BodyCard, today: Today, place: Place | None = None) -> ContactForm:
    """Return the form of an appointment; `place` is chosen already for a successor."""
    made = ContactForm(
        look, "Назначение", "&Назначить",
        "Кто был в этом месте, останется в истории по предыдущий день.",
    )  # fmt: skip
    choices = places(card, today())
    made.form.add("place", "&Кем", ChoiceField(look, "Кем", choices))
    made.add_contact()
    made.form.add("first", "С д&аты", DateField(look, "С даты", today, required=True))
    add_told(made, card, today)
    free = next((one for one, text in choices if "вместо" not in text), None)
    made.form.set_values({"place": place or free, "first": today()})
    return made


def change(look: Look, card: BodyCard, one: Appointment, today: Today) -> ContactForm:
    """Return the form of new particulars from a day on."""
    made = ContactForm(
        look, f"Новые сведения: {one.contact.name}", "Со&хранить",
        "Прежние сведения останутся в истории по предыдущий день.",
    )  # fmt: skip
    made.add_contact()
    made.form.add("on", "С д&аты", DateField(look, "С даты", today, required=True))
    add_told(made, card, today)
    made.show_contact(one.contact)
    made.form.set_values({"on": today()})
    return made


def correct(look: Look, one: Appointment, today: Today) -> ContactForm:
    """Return the form that mends a slip in place, with its reason."""
    made = ContactForm(
        look, f"Исправление: {one.contact.name}", "Со&хранить",
        "Для описок. Если сведения изменились, выберите «Новые сведения с даты».",
    )  # fmt: skip
    made.add_contact()
    made.form.add("first", "С д&аты", DateField(look, "С даты", today), "Пусто – давно.")
    made.form.add("last", "П&о дату", DateField(look, "По дату", today), "Пусто – по сей день.")
    made.form.add("reason", "П&ричина", TextField(look, "Причина", 56, required=True))
    made.show_contact(one.contact)
    made.form.set_values({"first": one.valid_from, "last": one.valid_to, "reason": "опечатка"})
    return made


def absent(look: Look, card: BodyCard, one: Appointment, today: Today) -> BodyForm:
    """Return the form of days away."""
    made = BodyForm(look, f"Отсутствие: {one.contact.name}", "&Записать")
    made.form.add("first", "С д&аты", DateField(look, "С даты", today, required=True))
    made.form.add(
        "last", "П&о дату", DateField(look, "По дату", today), "Пусто – пока не известно."
    )
    made.form.add("reason", "П&ричина", TextField(look, "Причина", 30))
    others: list[tuple[int | None, str]] = [(None, "замещающий по списку")]
    others += [
        (other.id, f"{other.contact.name} · {other.place.title}")
        for other in card.appointments
        if other.id != one.id and other.holds(today())
    ]
    made.form.add("acting_id", "&Кто вместо", ChoiceField(look, "Кто вместо", others))
    made.form.set_values({"first": today(), "reason": "отпуск"})
    return made


def end(look: Look, card: BodyCard, one: Appointment, today: Today) -> BodyForm:
    """Return the form of the last day in a place."""
    made = BodyForm(look, f"Выбыл: {one.contact.name}", "Со&хранить",
                    "Запись останется: кто отвечал в прежние дни, будет видно.")  # fmt: skip
    made.form.add(
        "last", "Последний &день", DateField(look, "Последний день", today, required=True)
    )
    made.form.add("reason", "П&ричина", TextField(look, "Причина", 40))
    add_told(made, card, today)
    made.form.set_values({"last": today()})
    return made


def remove(look: Look, one: Appointment) -> BodyForm:
    """Return the form that takes a record out."""
    made = BodyForm(look, f"Удаление записи: {one.contact.name}", "&Удалить",
                    "Для записей по ошибке. Тот, кто работал и ушёл, – «Выбыл».")  # fmt: skip
    made.form.add("reason", "П&ричина", TextField(look, "Причина", 50, required=True))
    return made


def cases(look: Look, name: str, known: Sequence[Case]) -> BodyForm:
    """Return the form of cases for letters: of a person's name and post, or of a body's name."""
    made = BodyForm(look, f"Для писем: {name}", "Со&хранить",
                    "Исправленное сохранится и при следующих письмах.")  # fmt: skip
    for case in known:
        note = "Сделано программой, проверьте." if case.doubtful else ""
        made.form.add(case.key, case.title, TextField(look, case.title, 56), note)
    made.form.add("confirmed", "", CheckField(look, "Формы про&верены"))
    made.form.set_values({case.key: case.form.text for case in known})
    made.form.set_values({"confirmed": all(case.form.confirmed for case in known)})
    return made


def first_list(look: Look, card: BodyCard, today: Today) -> BodyForm:
    """Return the form of the first list's receipt (п. 4)."""
    made = BodyForm(look, "Первые сведения (п. 4)", "Со&хранить")
    made.form.add("received_on", "По&лучены", DateField(look, "Получены", today, required=True))
    made.form.add("incoming", "Входя&щий №", TextField(look, "Входящий №", 24))
    made.form.add("note", "При&мечание", TextField(look, "Примечание", 56))
    known = card.first_list
    if known is None:
        made.form.set_values({"received_on": today()})
    else:
        made.form.set_values(
            {"received_on": known.received_on, "incoming": known.incoming, "note": known.note}
        )
    return made


def notice(look: Look, card: BodyCard, today: Today) -> BodyForm:
    """Return the form of a notice (п. 5)."""
    made = BodyForm(look, "Уведомление об изменении (п. 5)", "Со&хранить")
    made.form.add("what", "&Что изменилось", TextField(look, "Что изменилось", 56, required=True))
    people: list[tuple[int | None, str]] = [(None, "не указано")]
    people += [(one.id, one.contact.name) for one in card.appointments]
    made.form.add("official_id", "&О ком", ChoiceField(look, "О ком", people))
    made.form.add("changed_on", "Изме&нилось", DateField(look, "Изменилось", today, required=True))
    made.form.add("told_on", "&Уведомили", DateField(look, "Уведомили", today), "Пусто – ещё нет.")
    made.form.add("incoming", "Входя&щий №", TextField(look, "Входящий №", 24))
    made.form.add("note", "При&мечание", TextField(look, "Примечание", 56))
    made.form.set_values({"changed_on": today() - timedelta(1), "told_on": today()})
    return made


def told(look: Look, one: ChangeNotice, today: Today) -> BodyForm:
    """Return the form of a notice's receipt (п. 5)."""
    made = BodyForm(look, f"Уведомление (п. 5): {one.what}", "Со&хранить")
    made.form.add("told_on", "&Уведомили", DateField(look, "Уведомили", today, required=True))
    made.form.add("incoming", "Входя&щий №", TextField(look, "Входящий №", 24))
    made.form.set_values({"told_on": one.told_on or today(), "incoming": one.incoming})
    return made


def own_act(look: Look, card: BodyCard, today: Today) -> BodyForm:
    """Return the form of a body's own act (order item 4)."""
    made = BodyForm(
        look,
        "Правовой акт органа (п. 4 приказа)",
        "Со&хранить",
        "Принять акт рекомендовано: «не принят» – состояние, а не нарушение.",
    )
    states = [(one, one.value) for one in ActStatus]
    made.form.add("status", "&Состояние", ChoiceField(look, "Состояние", states))
    made.form.add("kind", "&Вид", TextField(look, "Вид акта", 30))
    made.form.add("number", "&Номер", TextField(look, "Номер", 20))
    made.form.add("adopted_on", "Д&ата", DateField(look, "Дата акта", today))
    made.form.add("file", "&Файл", TextField(look, "Файл", 56))
    made.form.add("note", "При&мечание", TextField(look, "Примечание", 56))
    if card.act is not None:
        made.form.set_values({key: getattr(card.act, key) for key in made.form.row_keys})
    return made


def consultation(look: Look, today: Today) -> BodyForm:
    """Return the form of help given to a body (order item 2)."""
    made = BodyForm(look, "Консультация (п. 2 приказа)", "Со&хранить")
    made.form.add("about", "О &чём", LongTextField(look, "О чём", 3))
    made.form.add("held_on", "Д&ата", DateField(look, "Дата", today, required=True))
    sides = [(one, one.value) for one in GivenBy]
    made.form.add("given_by", "Кто по&мог", ChoiceField(look, "Кто помог", sides))
    made.form.add("person", "&Кому", TextField(look, "Кому", 50))
    made.form.set_values({"held_on": today()})
    return made


def details(look: Look, card: BodyCard) -> ContactForm:
    """Return the form of a body's address, phone and e-mail."""
    made = ContactForm(look, "Адрес, телефон и почта органа", "Со&хранить")
    made.form.add("address", "&Адрес", TextField(look, "Адрес", 60))
    made.form.add("phone", "Те&лефон", TextField(look, "Телефон органа", 36))
    made.form.add("email", "&Почта", TextField(look, "Почта органа", 40))
    known = card.details
    made.form.set_values(
        {"address": known.address, "phone": known.phone_typed, "email": known.email_typed}
    )
    return made
