"""A new entry by hand, written in the card: its due day is told while the date is typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Signal

from lo_appeals.domain.appeals import PortalFacts
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.texts import day as written
from lo_appeals.services.deriving import Deriver
from lo_appeals.ui.body_field import BodyField
from lo_appeals.ui.card_form import CardForm
from lo_appeals.ui.choices import CheckField
from lo_appeals.ui.fields import DateField, LongTextField, TextField
from lo_appeals.ui.look import Look

NUMBER, REGISTERED, FAST = "number", "registered", "fast"
AFTER = (
    "Когда выгрузка принесёт этот номер, сведения портала дополнят обращение. "
    "Ctrl+Enter – внести и сразу писать следующее."
)


@dataclass(frozen=True, slots=True)
class Known:
    """What the form works with, read before it opens."""

    deriver: Deriver
    bodies: Sequence[tuple[int, str]]
    topics: tuple[Sequence[str], Sequence[str]]
    today: Callable[[], date]


class NewEntryForm(CardForm):
    """`saved` (PortalFacts, id of the body or None, note); `number_typed` (text) while typing."""

    saved = Signal(object, object, object)
    number_typed = Signal(object)

    def __init__(self, look: Look, known: Known) -> None:
        super().__init__(look, "Новое обращение", "Вне&сти обращение", AFTER)
        self.asked.connect(self._save)
        self._known = known
        form = self.form
        self.number = TextField(look, "Номер", 20, required=True)
        form.add(NUMBER, "&Номер портала", self.number)
        self.day = DateField(
            look, "Дата регистрации", known.today, required=True, follows=self._due_told
        )
        form.add(REGISTERED, "Зарегистрировано", self.day, "От этого дня считается срок (п. 7).")
        fast, category = CheckField(look, "В &ускоренном порядке"), TextField(look, "Категория", 56)
        form.add(FAST, "", fast)
        everyone: list[tuple[int | None, str]] = [(None, "не определён"), *known.bodies]
        form.add("body_id", "&Орган", BodyField(look, "Орган", everyone))
        form.add("category", "&Категория", category)
        form.add("subcategory", "&Подкатегория", TextField(look, "Подкатегория", 56))
        form.add("note", "При&мечание", LongTextField(look, "Примечание", 2))
        for key, offered in zip(("category", "subcategory"), known.topics, strict=True):
            form.suggest(key, offered)
        self.number.line.textChanged.connect(self._number_typed)
        fast.check.toggled.connect(self._judge_again)
        category.line.textChanged.connect(self._judge_again)

    def _number_typed(self, text: str) -> None:
        self.form.tell(NUMBER, "")
        self.number_typed.emit(text)

    def _judge_again(self, _value: object) -> None:
        self.day.edit.changed.emit()

    def _facts(self, values: dict[str, Any]) -> PortalFacts:
        return PortalFacts(
            number=values[NUMBER], received=values[REGISTERED], category=values["category"],
            subcategory=values["subcategory"], fast_track=values[FAST] or None,
        )  # fmt: skip

    def _due_told(self, day: date) -> str:
        values = {key: self.form.field(key).value() for key in (FAST, "category", "subcategory")}
        facts = self._facts({**values, NUMBER: "", REGISTERED: day})
        try:
            due = self._known.deriver.columns(facts, day)["due"]
        except UserError as error:
            return error.what
        return f"срок {written(due)}"

    def warn_known(self, number: str) -> None:
        """Say that the base has such a number; nobody is stopped from typing on."""
        if number and number == self.number.line.text():
            self.form.tell(NUMBER, f"№ {number} уже есть в базе: откройте его карточку (Ctrl+G).")

    def _save(self) -> None:
        values = self.form.check()
        if values is not None:
            self.saved.emit(self._facts(values), values["body_id"], values["note"])
