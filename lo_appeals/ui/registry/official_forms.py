"""Forms of people: places, particulars, absences, the end of an appointment, names by case."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from lo_appeals.domain.duties import CHANGE_NOTICE
from lo_appeals.domain.officials import PRINCIPAL, Appointment, Contact, Office, Place
from lo_appeals.services.registry_card import BodyCard
from lo_appeals.services.registry_cases import Case
from lo_appeals.services.registry_typed import contact, email_fault, phone_fault
from lo_appeals.ui.choices import CheckField, ChoiceField
from lo_appeals.ui.fields import FLAGS, DateField, TextField
from lo_appeals.ui.look import Look
from lo_appeals.ui.registry.forms import BodyForm

Today = Callable[[], date]
GENITIVE = {
    Office.RESPONSIBLE: "ответственного",
    Office.EXECUTOR: "исполнителя",
    Office.VOTING: "уполномоченного",
}
ANOTHER = "ещё один"
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
        found.append((place, f"{place.title}: {ANOTHER}" if live else place.title))
    return found


def _vacant(choices: Sequence[tuple[Place, str]]) -> Place | None:
    """Return the first place that nobody holds; one more beside others only where all are held."""
    free = [(one, text) for one, text in choices if "вместо" not in text]
    free.sort(key=lambda choice: ANOTHER in choice[1])
    return free[0][0] if free else None


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
    made.form.set_values({"place": place or _vacant(choices), "first": today()})
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
