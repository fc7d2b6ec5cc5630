"""The fields that a template may hold, each with its explanation: a click or Enter copies one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Signal

from lo_appeals.ui.cells import Cell, ListColumn
from lo_appeals.ui.copying import copy_text
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.record_table import RecordTable
from lo_appeals.ui.records_model import RecordsModel


@dataclass(frozen=True, slots=True)
class ListedField:
    """One field as it is typed, and what it gives."""

    id: int
    name: str
    about: str


def _name(one: ListedField) -> Cell:
    return Cell(one.name)


def _about(one: ListedField) -> Cell:
    return Cell(one.about, "muted")


_ONE = ListColumn[ListedField]
COLUMNS = (
    _ONE(key="name", title="Поле", chars=36, cell=_name, sortable=False),
    _ONE(key="about", title="Что подставится", chars=40, cell=_about, stretch=True,
         sortable=False),
)  # fmt: skip


class TemplateFields(RecordTable):
    """`copied` (the field as it is typed) after it was put on the clipboard."""

    copied = Signal(object)

    def __init__(self, kit: Kit) -> None:
        self.fields: dict[int, ListedField] = {}
        model = RecordsModel(COLUMNS, self._load, kit.tasks)
        super().__init__(kit, "Поля шаблона", "template-fields", model)
        model.setParent(self)
        self.clicked.connect(self._clicked)
        self.opened.connect(self._copy)

    def show_fields(self, fields: Sequence[tuple[str, str]]) -> None:
        """Show the fields of another template."""
        self.fields = {
            number: ListedField(number, name, about)
            for number, (name, about) in enumerate(fields, 1)
        }
        self.show_ids(self.fields)
        self.records.refresh()

    def _load(self, ids: Sequence[int]) -> list[ListedField]:
        kept = self.fields
        return [kept[one] for one in ids if one in kept]

    def _clicked(self, _index: QModelIndex) -> None:
        self._copy(self.current_id())

    def _copy(self, field_id: int | None) -> None:
        found = self.fields.get(field_id or 0)
        if found is not None:
            copy_text(found.name)
            self.copied.emit(found.name)
