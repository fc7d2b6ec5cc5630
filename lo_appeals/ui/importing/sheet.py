"""The import as a sheet: what would happen, row by row; then one button that says the number."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from lo_appeals.domain.bodies import Body
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.texts import appeals, counted, number
from lo_appeals.services.changes import Changes
from lo_appeals.services.office import Office
from lo_appeals.services.previewing import Preview, Verdict
from lo_appeals.services.records import NewBody
from lo_appeals.ui.chips import Chip, ChipRow
from lo_appeals.ui.controls import Button
from lo_appeals.ui.dates import PausedDate
from lo_appeals.ui.importing.lines import (
    COLUMNS,
    GROUP_MARKS,
    Group,
    PreviewRow,
    counts_of,
    day_of,
    notes_of,
    rows_of,
)
from lo_appeals.ui.importing.rejected import RejectedRows
from lo_appeals.ui.importing.whose import WhoseCard
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import beside, hairline, row, words
from lo_appeals.ui.record_table import RecordTable
from lo_appeals.ui.records_model import RecordsModel
from lo_appeals.ui.sheet import Sheet
from lo_appeals.ui.tasks import Work

SAFE = "Пока ничего не изменено. Перед загрузкой сделаем копию базы; всю загрузку можно отменить."


class ImportSheet(Sheet):
    """`applied` (Changes) when the file is in; `told` (words, advice) for the message bar."""

    applied = Signal(object)
    told = Signal(object, object)
    status = "Проверка файла: база не изменена"

    help_page = "import"

    def __init__(self, kit: Kit, office: Office) -> None:
        super().__init__(kit.look, "Загрузка из ПОС")
        self._kit, self._office = kit, office
        self.preview: Preview | None = None
        self.named: dict[str, int | NewBody] = {}
        self._words: dict[str, str] = {}
        self._rows: list[PreviewRow] = []
        self._bodies: Sequence[Body] = ()
        self._busy = False
        self.group = Group.ALL
        self.as_of = PausedDate(kit.look, "Данные на", self._today)
        self.chips = {one: Chip(kit.look, one.value, GROUP_MARKS.get(one)) for one in Group}
        self.chip_row = ChipRow(kit.look)
        self.model = RecordsModel(COLUMNS, self._load, kit.tasks, self)
        self.table = RecordTable(kit, "Что изменит загрузка", "preview", self.model)
        self.whose = WhoseCard(kit.look)
        self.notes = words("", kit.look.small, muted=True, wrap=True)
        self.overwrite = QCheckBox("")
        self.rejected = RejectedRows(kit, self)
        self.leave = Button(kit.look, "О&тмена", tip="Ничего не загружать (Esc)")
        self.load = Button(kit.look, "&Загрузить", "check", primary=True)
        self._compose(kit)
        self._connect()

    def _compose(self, kit: Kit) -> None:
        look, u = kit.look, kit.look.u
        self.head.addWidget(words("Данные на"))
        self.head.addWidget(self.as_of)
        for chip in self.chips.values():
            self.chip_row.add(chip)
        self.body.addLayout(row(self.chip_row, edges=(u * 4, 0, u * 4, u * 2)))
        notes = row(self.notes, edges=(u * 4, 0, u * 4, u * 2))
        self.body.addLayout(notes)
        self.body.addWidget(hairline())
        self.body.addWidget(beside(self.table, self.whose, 64, look), 1)
        self.set_foot(self.overwrite, self.rejected.button, self.leave, self.load)
        self.foot_says.setText(SAFE)
        self._show_nothing()

    def _connect(self) -> None:
        for chip in self.chips.values():
            chip.clicked.connect(self._narrow)
        self.table.opened.connect(self._ask_whose)
        self.table.moved.connect(self._row_moved)
        self.whose.chosen.connect(self._take_body)
        self.whose.shut.connect(self._close_whose)
        self.as_of.settled.connect(self._redate)
        self.as_of.refused.connect(self._kit.tasks.refused)
        self.leave.clicked.connect(self.close_sheet)
        self._kit.tasks.stopped.connect(self._stopped)
        self.load.clicked.connect(self._apply)
        self.rejected.told.connect(self.told)

    def _today(self) -> date:
        return self._office.clock().date()

    # --- reading ------------------------------------------------------------------------------

    def read(self, file: Path) -> None:
        """Read a file and show what it would change. Refusals go to the message bar."""
        self._show_nothing()
        self.about.setText(f"{file.name} · читаем…")
        self._kit.tasks.run(
            partial(self._read, file), self._show_first, title="Чтение файла", key="import",
            failed=self._refused,
        )  # fmt: skip

    def _read(self, file: Path, work: Work) -> tuple[Preview, Sequence[Body]]:
        preview = self._office.imports.read(file, cancel=work.cancel, progress=work.count)
        return preview, self._office.bodies.listed()

    def _refused(self, error: UserError) -> None:
        self._kit.tasks.refused.emit(error)
        self.close_sheet()

    def _show_first(self, read: tuple[Preview, Sequence[Body]]) -> None:
        preview, self._bodies = read
        self.named, self._words = {}, {}
        self.as_of.show_day(day_of(preview))
        self._show(preview)
        self.table.setFocus()

    def _redate(self, day: date) -> None:
        if self.preview is not None and day != day_of(self.preview):
            self._kit.tasks.run(
                partial(self._read_again, self.preview, day), self._show, key="import",
                title="Сравнение с базой",
            )  # fmt: skip

    def _read_again(self, preview: Preview, day: date, _work: Work) -> Preview:
        return self._office.imports.redate(preview, day)

    # --- showing ------------------------------------------------------------------------------

    def _show_nothing(self) -> None:
        self.preview = None
        self._rows = []
        self.model.set_ids(())
        self.whose.hide()
        self.notes.setText("")
        self.overwrite.hide()
        self.rejected.withdraw()
        self.load.setEnabled(False)
        self.load.say("&Загрузить")
        for one, chip in self.chips.items():
            chip.set_count("")
            self.chip_row.want(chip, one is Group.ALL)

    def _show(self, preview: Preview) -> None:
        self.preview = preview
        export, counts = preview.export, counts_of(preview)
        rows = counted(preview.file_rows, "строка", "строки", "строк")
        self.about.setText(f"{export.path.name} · {rows}")
        self.notes.setText(notes_of(preview))
        self.notes.setVisible(bool(self.notes.text()))
        for one, chip in self.chips.items():
            chip.set_count(number(counts[one]))
            self.chip_row.want(chip, one is Group.ALL or counts[one] > 0)
        kept = sum(any(one.kept for one in line.changes) for line in preview.lines)
        self.overwrite.setText(f"Заменить ваши правки значениями файла ({number(kept)})")
        self.overwrite.setVisible(kept > 0)
        self.rejected.offer(
            export.path, counts[Group.REJECTED] + counts[Group.SKIPPED],
            partial(self._office.imports.save_rejected, preview),
        )  # fmt: skip
        writing = sum(
            preview.counts[one] for one in (Verdict.NEW, Verdict.CHANGED, Verdict.RETURNED)
        )
        self.load.say(f"&Загрузить {appeals(writing)}" if writing else "&Отметить: изменений нет")
        self.load.setEnabled(True)
        wanted = Group.WHOSE if counts[Group.WHOSE] else Group.ALL
        if self.group not in (Group.ALL, Group.WHOSE) and counts[self.group]:
            wanted = self.group
        self.chips[wanted].setChecked(True)
        self._rebuild()

    def _rebuild(self) -> None:
        if self.preview is not None:
            self._rows = rows_of(self.preview, self._words)
            self._narrow()

    def _narrow(self) -> None:
        self.group = next((one for one, chip in self.chips.items() if chip.isChecked()), Group.ALL)
        everything = self.group is Group.ALL
        self.table.show_afresh(
            one.id for one in self._rows if everything or one.group is self.group
        )

    def _load(self, ids: Sequence[int]) -> list[PreviewRow]:
        rows = self._rows
        return [rows[one] for one in ids if one < len(rows)]

    # --- whose body ---------------------------------------------------------------------------

    def _ask_whose(self, row_id: int) -> None:
        unknown = self._rows[row_id].unknown
        if unknown is not None:
            self.whose.show()
            self.whose.ask(unknown, self._bodies)

    def _row_moved(self, row_id: int | None) -> None:
        if self.whose.isVisible() and row_id is not None and row_id < len(self._rows):
            unknown = self._rows[row_id].unknown
            if unknown is not None and unknown is not self.whose.unknown:
                self.whose.ask(unknown, self._bodies)
                self.table.setFocus()

    def _take_body(self, name: str, body: int | NewBody, said: str) -> None:
        self.named[name] = body
        self._words[name] = said
        self._rebuild()
        waiting = next(
            (one for one in self._rows if one.unknown and one.unknown.name not in self.named), None
        )
        if waiting is None:
            self._close_whose()
        else:
            self.table.select_id(waiting.id)
            self._ask_whose(waiting.id)

    def _close_whose(self) -> None:
        self.whose.hide()
        self.table.setFocus()

    # --- writing ------------------------------------------------------------------------------

    def _apply(self) -> None:
        if self.preview is None or self._busy:
            return
        self._busy = True
        self.load.setEnabled(False)
        self.foot_says.setText("Загружаем. Остановка ничего не оставит наполовину.")
        self._kit.tasks.run(
            partial(self._write, self.preview, dict(self.named), self.overwrite.isChecked()),
            self._done, title="Загрузка", failed=self._not_done,
        )  # fmt: skip

    def _write(
        self, preview: Preview, named: dict[str, int | NewBody], overwrite: bool, work: Work
    ) -> Changes:
        return self._office.imports.apply(
            preview, named, overwrite=overwrite, cancel=work.cancel, progress=work.count
        )

    def _done(self, changes: Changes) -> None:
        self._ready_again()
        self.applied.emit(changes)
        self.closed.emit()

    def _not_done(self, error: UserError) -> None:
        self._ready_again()
        self._kit.tasks.refused.emit(error)

    def _ready_again(self) -> None:
        self._busy = False
        self.load.setEnabled(self.preview is not None)
        self.foot_says.setText(SAFE)

    def _stopped(self, _work: Work) -> None:
        if self.preview is None:
            self.close_sheet()
        else:
            self._ready_again()
