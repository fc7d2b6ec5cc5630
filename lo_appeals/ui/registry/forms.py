"""Forms of the registry: a new body, its card, its change of name, its end."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal

from lo_appeals.domain.bodies import Body, BodyType
from lo_appeals.domain.errors import Conflict, UserError
from lo_appeals.domain.texts import name_key
from lo_appeals.ui.body_field import BodyField
from lo_appeals.ui.card_form import CardForm
from lo_appeals.ui.choices import CheckField, ChoiceField
from lo_appeals.ui.fields import DateField, TextField
from lo_appeals.ui.look import Look

Named = Sequence[tuple[int, str]]
TYPES = [(one, one.value) for one in BodyType]
TWIN = "Орган с таким наименованием уже есть в реестре."


class BodyForm(CardForm):
    """One form in the card.

    `saved` with the record that the form is `about`, as far as it has been seen, and the values by
    key; `rows` names rows whose key is not the field's.
    """

    saved = Signal(object, object)
    rows: Mapping[str, str] = {"merged_into": "into", "valid_to": "on"}

    def __init__(self, look: Look, title: str, button: str, note: str = "") -> None:
        super().__init__(look, title, button, note)
        self.asked.connect(self._save)
        self.about: Any = None

    def _save(self) -> None:
        values = self.form.check()
        if values is not None:
            self.saved.emit(self.about, values)

    def refuse(self, error: UserError) -> None:
        """Show why the base did not take it: a conflict field by field, else at the first one."""
        if isinstance(error, Conflict) and error.version:
            self.about = replace(self.about, version=error.version, **self._unseen(error))
            self.form.show_conflict(error, self.rows)
        else:
            self.form.show_error(self.first, error)

    def _unseen(self, error: Conflict) -> dict[str, Any]:
        """Return what changed in the record and has no row here: it stays as it has become."""
        known = {one.name for one in fields(self.about)} - set(self.form.row_keys)
        return {one.key: one.value for one in error.clashes if one.key in known}


def new_body(look: Look, bodies: Named, today: Callable[[], date]) -> BodyForm:
    """Return the form of a new body; a name that is known already is told while it is typed."""
    made = BodyForm(look, "Сведения", "До&бавить орган")
    name = TextField(look, "Полное наименование", 56, required=True)
    made.form.add("name", "Полное &наименование", name)
    known = {name_key(one) for _, one in bodies}

    def tell(text: str) -> None:
        made.form.tell("name", TWIN if name_key(text) in known else "")

    name.line.textChanged.connect(tell)
    made.form.add("short_name", "&Краткое", TextField(look, "Краткое наименование", 30))
    made.form.add("type", "Т&ип", ChoiceField(look, "Тип органа", TYPES))
    made.form.add(
        "parent_id", "&Подчинён", BodyField(look, "Подчинён", [(None, "никому"), *bodies])
    )
    made.form.add(
        "on", "&Создан", DateField(look, "Создан", today),
        "Пусто – был и раньше. Новому органу срок п. 4 считается от этого дня.",
    )  # fmt: skip
    return made


def edit_body(look: Look, body: Body, bodies: Named) -> BodyForm:
    """Return the form of what has no date in a body's card."""
    made = BodyForm(
        look,
        "Сведения об органе",
        "Со&хранить",
        "Наименование меняется отдельно, с даты: прежнее останется в прежних отчётах.",
    )
    made.form.add("short_name", "К&раткое", TextField(look, "Краткое наименование", 40))
    made.form.add("type", "Т&ип", ChoiceField(look, "Тип органа", TYPES))
    others = [(one, name) for one, name in bodies if one != body.id]
    made.form.add(
        "parent_id", "&Подчинён", BodyField(look, "Подчинён", [(None, "никому"), *others])
    )
    made.form.add("confirmed", "", CheckField(look, "Сведения про&верены"))
    made.form.set_values(
        {
            "short_name": body.short_name,
            "type": body.type,
            "parent_id": body.parent_id,
            "confirmed": body.confirmed,
        }
    )
    return made


def rename_body(look: Look, body: Body, today: Callable[[], date]) -> BodyForm:
    """Return the form of a new name from a day on."""
    made = BodyForm(
        look,
        "Переименование",
        "&Переименовать",
        "Отчёты за прежние месяцы сохранят прежнее наименование.",
    )
    made.form.add(
        "name", "Новое &наименование", TextField(look, "Новое наименование", 56, required=True)
    )
    made.form.add("short_name", "&Краткое", TextField(look, "Краткое наименование", 40))
    made.form.add("on", "С д&аты", DateField(look, "С даты", today, required=True))
    made.form.set_values({"name": body.name, "short_name": body.short_name, "on": today()})
    return made


def merge_body(look: Look, body: Body, bodies: Named, today: Callable[[], date]) -> BodyForm:
    """Return the form of a body's merging into another."""
    made = BodyForm(
        look,
        f"Присоединение: {body.name}",
        "П&рисоединить",
        "Обращения перейдут к новому органу; прежние отчёты не изменятся.",
    )
    others: list[tuple[Any, str]] = [(one, name) for one, name in bodies if one != body.id]
    into = BodyField(look, "К какому органу", others)
    into.choose_nothing()  # no body is proposed: the first of the list would be merged by a slip
    made.form.add("into", "К какому &органу", into)
    made.form.add("on", "С д&аты", DateField(look, "С даты", today, required=True))
    made.form.set_values({"on": today()})
    return made


def abolish_body(look: Look, body: Body, today: Callable[[], date]) -> BodyForm:
    """Return the form of a body's end."""
    made = BodyForm(
        look, f"Упразднение: {body.name}", "&Упразднить", "Обращения и прежние отчёты останутся."
    )
    made.form.add("on", "С д&аты", DateField(look, "С даты", today, required=True))
    made.form.set_values({"on": today()})
    return made


def add_alias(look: Look) -> BodyForm:
    """Return the form of one more spelling of exports."""
    made = BodyForm(
        look,
        "Написание в выгрузках",
        "&Запомнить",
        "Под этим написанием следующая загрузка узнает орган сама.",
    )
    made.form.add("text", "Как &пишут", TextField(look, "Написание", 56, required=True))
    return made
