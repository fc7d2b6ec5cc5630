"""Correcting an entry in its card: the clerk's values, with a reason; the portal's are kept."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal

from lo_appeals.domain.appeals import Appeal
from lo_appeals.domain.columns import columns_of
from lo_appeals.domain.errors import Conflict, UserError
from lo_appeals.services.appeals import AppealCard
from lo_appeals.ui.body_field import BodyField
from lo_appeals.ui.card_form import CardForm
from lo_appeals.ui.fields import LongTextField, field_for
from lo_appeals.ui.look import Look

KEYS = (
    "registered_on", "received", "answered", "fast_track", "category", "subcategory",
    "chose_59fz", "postponed", "grade",
)  # fmt: skip
REASON = "reason"
BODY = "body_id"
AFTER = "Значение портала сохранится рядом. Следующая загрузка правку не сотрёт."


class CorrectionForm(CardForm):
    """`saved` with (values, reason) of what differs; `given_up` when nothing is to change."""

    saved = Signal(object, object)

    def __init__(
        self,
        look: Look,
        card: AppealCard,
        bodies: Sequence[tuple[int, str]],
        today: Callable[[], date],
        topics: tuple[Sequence[str], Sequence[str]],
    ) -> None:
        super().__init__(look, "Исправление", "Со&хранить", AFTER)
        self.asked.connect(self._save)
        self.card = card
        self.version = card.appeal.version
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
