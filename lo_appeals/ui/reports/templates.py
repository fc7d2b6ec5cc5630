"""«Шаблоны писем»: which one each kind uses, its fields, its check, and the way back."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QWidget

from lo_appeals.domain.errors import UserError
from lo_appeals.domain.texts import moment
from lo_appeals.services.office import Office
from lo_appeals.services.templates import TemplateFault, TemplateState
from lo_appeals.ui.cells import Cell, ListColumn
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.controls import Button, StateLine
from lo_appeals.ui.foot import Foot
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import BASE, LOW, hairline, page, row, scrolled, selectable, stack, words
from lo_appeals.ui.marks import Mark
from lo_appeals.ui.record_table import RecordTable
from lo_appeals.ui.records_model import RecordsModel
from lo_appeals.ui.reports.template_fields import TemplateFields
from lo_appeals.ui.sheet import NARROW
from lo_appeals.ui.tasks import Work

ADVICE = "Копию правят в Word; исправная становится действующей."
FILES = "Документ Word (*.docx)"
PICTURES = "Рисунок (*.png *.jpg *.jpeg)"
LIST_PART, FIELDS_PART = 1, 2  # of the width of a low page


Told = tuple[tuple[TemplateFault, ...], tuple[TemplateFault, ...]]  # faults; what to look at


@dataclass(frozen=True, slots=True)
class Numbered:
    """A kind's template as a row of the list."""

    id: int
    state: TemplateState


def _title(one: Numbered) -> Cell:
    return Cell(one.state.title)


def _clause(one: Numbered) -> Cell:
    return Cell(one.state.clause, "muted")


def _file(one: Numbered) -> Cell:
    return Cell(one.state.file, "text" if one.state.since else "muted")


def _since(one: Numbered) -> Cell:
    return Cell(moment(one.state.since) if one.state.since else "исходный", "muted")


def _numbered(told: Sequence[TemplateFault]) -> str:
    return "\n".join(f"{number}. {one}" for number, one in enumerate(told, 1))


_ONE = ListColumn[Numbered]
COLUMNS = (
    _ONE(key="title", title="Вид письма", chars=40, cell=_title, stretch=True, sortable=False),
    _ONE(key="clause", title="Пункт", chars=12, cell=_clause, sortable=False),
    _ONE(key="file", title="Шаблон", chars=34, cell=_file, sortable=False),
    _ONE(key="since", title="Действует с", chars=16, cell=_since, right=True, sortable=False),
)


class TemplatesView(QWidget):
    """A clerk's own template is taken only after its check and trial filling."""

    def __init__(self, kit: Kit, office: Office, changing: Changing) -> None:
        super().__init__()
        self._kit, self._office, self._changing = kit, office, changing
        self._dialog: QFileDialog | None = None
        self.setBackgroundRole(BASE)
        self.setAutoFillBackground(True)
        look, u = kit.look, kit.look.u
        self.states: dict[int, Numbered] = {}
        self.model = RecordsModel(COLUMNS, self._load, kit.tasks, self)
        self.table = RecordTable(kit, "Шаблоны писем", "templates", self.model)
        self.state = StateLine(look)
        self.says = selectable("")
        self.fields = TemplateFields(kit)
        self.arms = Button(look, "&Герб…", "shield-alert")
        self.copy = Button(look, "Сохранить &копию…", "download")
        self.check = Button(look, "&Проверить шаблон…", "circle-check", primary=True)
        self.before = Button(look, "П&режний", "undo-2")
        self.original = Button(look, "Вернуть &исходный", "history")
        head = row(words("Шаблоны писем", look.title), None, self.arms, gap=u * 3,
                   edges=(u * 5, u * 3, u * 5, u * 3))  # fmt: skip
        inside = QWidget()
        inside.setLayout(stack(self.says, None, edges=(u * 5, 0, u * 5, u * 3)))
        self.faults = scrolled(inside, "Что не так в шаблоне")
        self.faults.hide()
        self.foot = Foot(look, ADVICE)
        self.foot.put(self.original, self.before, self.copy, self.check)
        told = row(self.state, edges=(u * 5, u * 3, u * 5, u * 2))
        self.dividers = (hairline(), hairline(upright=True))
        about = page(stack(told, self.fields, self.faults, gap=0))
        self.parts = stack(self.table, *self.dividers, about, gap=0)
        self.setLayout(stack(head, hairline(), self.parts, hairline(), self.foot, gap=0))
        self.table.moved.connect(self._row_moved)
        self.table.clicked.connect(self._row_clicked)
        self.fields.copied.connect(self._copied)
        self.copy.clicked.connect(self._ask_copy)
        self.check.clicked.connect(self._ask_file)
        self.before.clicked.connect(self._go_back)
        self.original.clicked.connect(self._restore)
        self.arms.clicked.connect(self._ask_arms)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the advice gives way; where it is low the lists stand abreast."""
        super().resizeEvent(event)
        self.foot.says.setHidden(self.width() < self._kit.look.ch * NARROW)
        self._divide(low=self.height() < self._kit.look.row * LOW)

    def _divide(self, *, low: bool) -> None:
        flat, upright = self.dividers
        flat.setHidden(low)
        upright.setVisible(low)
        way = QBoxLayout.Direction.LeftToRight if low else QBoxLayout.Direction.TopToBottom
        self.parts.setDirection(way)
        self.parts.setStretch(0, LIST_PART if low else 1)
        self.parts.setStretch(self.parts.count() - 1, FIELDS_PART if low else 1)

    def reload(self) -> None:
        """Ask for the templates anew."""
        self._kit.tasks.run(self._fetch, self._show, key="templates")

    def _fetch(self, _work: Work) -> list[TemplateState]:
        return self._office.templates.states()

    def _show(self, states: Sequence[TemplateState]) -> None:
        self.states = {number: Numbered(number, one) for number, one in enumerate(states, 1)}
        self.table.show_ids(self.states)
        self.model.refresh()
        if self.table.current_id() is None:
            self.table.selectRow(0)
        self._enable()

    def _load(self, ids: Sequence[int]) -> list[Numbered]:
        kept = self.states
        return [kept[one] for one in ids if one in kept]

    @property
    def chosen(self) -> TemplateState | None:
        """The kind of the current row."""
        found = self.states.get(self.table.current_id() or 0)
        return found.state if found else None

    def _row_moved(self, _row: int | None) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        self.fields.show_fields(self._office.templates.fields(chosen.kind))
        self._tell(f"Щелчок или Enter копирует поле шаблона «{chosen.title}»", Mark.OPEN)
        self._enable()

    def _row_clicked(self, _index: QModelIndex) -> None:
        """Show the fields again: faults stand in their place until then."""
        if self.faults.isVisible():
            self._row_moved(None)

    def _tell(self, said: str, mark: Mark, faults: str = "") -> None:
        """Say the state; faults stand in the place of the fields."""
        self.state.show_state(said, mark)
        self.says.setText(faults)
        self.faults.setVisible(bool(faults))
        self.fields.setVisible(not faults)

    def _copied(self, name: str) -> None:
        self._tell(f"Скопировано {name}: вставьте в шаблон (Ctrl+V)", Mark.DONE)

    def _enable(self) -> None:
        chosen = self.chosen
        self.before.setEnabled(chosen is not None and chosen.has_previous)
        self.original.setEnabled(chosen is not None and chosen.since is not None)

    # --- files --------------------------------------------------------------------------------

    def _ask(self, title: str, kinds: str, mode: QFileDialog.AcceptMode) -> QFileDialog:
        self._dialog = QFileDialog(self, title, "", kinds)
        self._dialog.setAcceptMode(mode)
        self._dialog.setDefaultSuffix("docx")
        return self._dialog

    def _ask_copy(self) -> None:
        if self.chosen is not None:
            dialog = self._ask("Сохранить копию шаблона", FILES, QFileDialog.AcceptMode.AcceptSave)
            dialog.selectFile(self.chosen.file)
            dialog.fileSelected.connect(self.export)
            dialog.open()

    def export(self, file: str) -> None:
        """Write the active template of the chosen kind for the clerk to edit."""
        chosen = self.chosen
        if chosen is not None:

            def write(_work: Work) -> Path:
                return self._office.templates.export(chosen.kind, Path(file))

            self._kit.tasks.run(write, self._exported, title="Копия шаблона")

    def _exported(self, file: Path) -> None:
        self._tell(f"Копия сохранена: {file}", Mark.DONE)

    def _ask_file(self) -> None:
        if self.chosen is not None:
            dialog = self._ask("Проверить шаблон", FILES, QFileDialog.AcceptMode.AcceptOpen)
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
            dialog.fileSelected.connect(self.try_file)
            dialog.open()

    def try_file(self, file: str) -> None:
        """Check a file; without faults it becomes the active template."""
        chosen = self.chosen
        if chosen is not None:

            def check(_work: Work) -> Told:
                faults = self._office.templates.check(chosen.kind, Path(file))
                return faults, () if faults else self._office.templates.notes(
                    chosen.kind, Path(file)
                )

            self._kit.tasks.run(
                check, partial(self._checked, chosen.kind, Path(file)), title="Проверка шаблона",
                failed=self._refused,
            )  # fmt: skip

    def _checked(self, kind: str, file: Path, told: Told) -> None:
        faults, noted = told
        if faults:
            said = f"{file.name}: не принят, действует прежний. Поля – щелчком по виду письма"
            self._tell(said, Mark.LATE, _numbered(faults))
            return
        more = ". Посмотрите, так ли задумано; если нет – «Прежний»" if noted else ""
        self._tell(
            f"{file.name}: исправен и принят{more}", Mark.WARNING if noted else Mark.DONE,
            _numbered(noted),
        )  # fmt: skip
        self._changing.do(partial(self._office.templates.take, kind, file))

    def _refused(self, error: UserError) -> None:
        self._tell(error.what, Mark.LATE, error.advice)

    def _go_back(self) -> None:
        if self.chosen is not None:
            self._changing.do(partial(self._office.templates.back, self.chosen.kind))

    def _restore(self) -> None:
        if self.chosen is not None:
            self._changing.do(partial(self._office.templates.restore_original, self.chosen.kind))

    def _ask_arms(self) -> None:
        dialog = self._ask("Герб для бланка", PICTURES, QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take_arms)
        dialog.open()

    def take_arms(self, file: str) -> None:
        """Put a picture of the coat of arms on every letter."""
        self._changing.do(partial(self._office.templates.set_arms, Path(file)))
