"""Correcting an entry in its card: the clerk's values, with a reason; the portal's are kept."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from lo_appeals.domain.appeals import Appeal
from lo_appeals.domain.columns import columns_of
from lo_appeals.domain.errors import Conflict, UserError
from lo_appeals.services.appeals import AppealCard
from lo_appeals.ui.controls import Button
from lo_appeals.ui.fields import ChoiceField, LongTextField, field_for, finder
from lo_appeals.ui.form import Form
from lo_appeals.ui.layout import row, scrolled, stack, words
from lo_appeals.ui.look import Look

KEYS = (
    "registered_on", "received", "answered", "fast_track", "category", "subcategory",
    "chose_59fz", "postponed", "grade",
)  # fmt: skip
REASON = "reason"
BODY = "body_id"


class BodyField(ChoiceField):
    """One body of many: typing any part of the name finds it."""

    def __init__(self, look: Look, name: str, bodies: Sequence[tuple[int | None, str]]) -> None:
        super().__init__(look, name, bodies)
        self._names = [text for _, text in bodies]
        self.box.setEditable(True)
        if (line := self.box.lineEdit()) is not None:
            line.setAccessibleName(name)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setMaximumWidth(look.ch * 60)
        self.box.setCompleter(finder(self._names, self.box))

    def choose_nothing(self) -> None:
        """Leave the field empty: the body has to be named."""
        self.box.setCurrentIndex(-1)
        self.box.setEditText("")

    def value(self) -> Any:
        """Return the id of the body. Raises UserError where the words are no body's name."""
        text = self.box.currentText().strip()
        if not text and "" not in self._names:
            raise UserError("Орган не выбран.", "Наберите часть названия и выберите из списка.")
        if text not in self._names:
            raise UserError(f"Органа «{text}» нет в реестре.", "Выберите его из списка.")
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex(self._names.index(text))
        return super().value()


class CorrectionForm(QWidget):
    """`saved` with (values, reason) of what differs; `given_up` when nothing is to change."""

    saved = Signal(object, object)
    given_up = Signal()

    def __init__(
        self,
        look: Look,
        card: AppealCard,
        bodies: Sequence[tuple[int, str]],
        today: Callable[[], date],
        topics: tuple[Sequence[str], Sequence[str]],
    ) -> None:
        super().__init__()
        self.card = card
        self.version = card.appeal.version
        self.form = Form(look)
        self.form.heading("Исправление")
        everyone: list[tuple[int | None, str]] = [(None, "не определён"), *bodies]
        self.form.add(BODY, "&Орган", BodyField(look, "Орган", everyone))
        declared = {column.key: column for column in columns_of(Appeal)}
        for key in KEYS:
            self.form.add(key, declared[key].title, field_for(look, declared[key], today))
        for key, known in zip(("category", "subcategory"), topics, strict=True):
            self.form.suggest(key, known)
        self.form.add(REASON, "&Причина", LongTextField(look, "Причина исправления", 2))
        appeal = card.appeal
        self.before: Mapping[str, Any] = {
            BODY: appeal.body_id, **{key: getattr(appeal, key) for key in KEYS}
        }  # fmt: skip
        self.form.set_values(dict(self.before))
        self._compose(look)

    def _compose(self, look: Look) -> None:
        u = look.u
        self.save = Button(look, "Со&хранить", "check", primary=True, tip="Сохранить (Ctrl+Enter)")
        self.save.setShortcut("Ctrl+Return")
        self.leave = Button(look, "О&тмена", tip="Не исправлять (Esc)")
        says = words(
            "Значение портала сохранится рядом. Следующая загрузка правку не сотрёт.",
            look.small, muted=True, wrap=True,
        )  # fmt: skip
        inside = QWidget()
        inside.setLayout(stack(self.form, None, edges=(u * 5, u * 3, u * 5, u * 3)))
        foot = QWidget()
        foot.setLayout(
            row(self.save, self.leave, says, gap=u * 2, edges=(u * 5, u * 2, u * 3, u * 2))
        )
        self.setLayout(stack(scrolled(inside, "Исправление обращения"), foot, gap=0))
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self.given_up)

    def _save(self) -> None:
        values = self.form.check()
        if values is None:
            return
        reason = values.pop(REASON)
        changed = {key: value for key, value in values.items() if value != self.before[key]}
        if not changed:
            self.given_up.emit()
        elif not reason:
            error = UserError("Причина не указана.", "Напишите, почему значение исправлено.")
            self.form.show_error(REASON, error)
        else:
            self.saved.emit(changed, reason)

    def refuse(self, error: UserError) -> None:
        """Show why the base did not take it; nothing typed is lost."""
        if not isinstance(error, Conflict):
            self.form.show_error(REASON, error)
            return
        self.version = error.version
        self.before = {**self.before, **{one.key: one.value for one in error.clashes}}
        self.form.show_conflict(error)
