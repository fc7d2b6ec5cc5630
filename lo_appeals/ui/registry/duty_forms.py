"""Forms of what a body owes and is helped with: the first list, changes, its act, help, details."""

from collections.abc import Callable
from datetime import date, timedelta

from lo_appeals.domain.registry import ActStatus, ChangeNotice, Consultation, GivenBy
from lo_appeals.services.registry_card import BodyCard
from lo_appeals.ui.choices import ChoiceField
from lo_appeals.ui.fields import DateField, LongTextField, TextField
from lo_appeals.ui.look import Look
from lo_appeals.ui.registry.forms import BodyForm
from lo_appeals.ui.registry.official_forms import ContactForm

Today = Callable[[], date]


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


def notice(look: Look, card: BodyCard, today: Today, known: ChangeNotice | None = None) -> BodyForm:
    """Return the form of a notice (п. 5): of a new one, or of one that is known."""
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
    if known is not None:
        made.form.set_values({key: getattr(known, key) for key in made.form.row_keys})
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


def consultation(look: Look, today: Today, known: Consultation | None = None) -> BodyForm:
    """Return the form of help given to a body (order item 2): new, or known."""
    made = BodyForm(look, "Консультация (п. 2 приказа)", "Со&хранить")
    made.form.add("about", "О &чём", LongTextField(look, "О чём", 3))
    made.form.add("held_on", "Д&ата", DateField(look, "Дата", today, required=True))
    sides = [(one, one.value) for one in GivenBy]
    made.form.add("given_by", "Кто по&мог", ChoiceField(look, "Кто помог", sides))
    made.form.add("person", "&Кому", TextField(look, "Кому", 50))
    made.form.set_values({"held_on": today()})
    if known is not None:
        made.form.set_values({key: getattr(known, key) for key in made.form.row_keys})
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
