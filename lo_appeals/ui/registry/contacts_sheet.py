"""Contacts from a file as a sheet: what would change, line by line, each taken or left."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal

from lo_appeals.domain.bodies import Body
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.texts import counted, number
from lo_appeals.services.changes import Changes
from lo_appeals.services.office import Office
from lo_appeals.services.records import NewBody
from lo_appeals.services.registry_plan import Outcome
from lo_appeals.services.registry_preview import ContactsPreview
from lo_appeals.ui.chips import Chip, ChipRow
from lo_appeals.ui.controls import Button
from lo_appeals.ui.dates import PausedDate
from lo_appeals.ui.importing.rejected import RejectedRows
from lo_appeals.ui.importing.whose import WhoseCard
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import beside, hairline, row, words
from lo_appeals.ui.record_table import RecordTable
from lo_appeals.ui.records_model import RecordsModel
from lo_appeals.ui.registry.contact_lines import COLUMNS, MARKS, Proposal, proposals
from lo_appeals.ui.sheet import Sheet
from lo_appeals.ui.tasks import Work

SAFE = "Пока ничего не изменено. Прежние сведения останутся в истории; всё можно отменить."
BOTH = 150  # characters: below, whose rows they are is asked in place of the table
ALL, TITLE = "Все", "Контакты из файла"


class ContactsSheet(Sheet):
    """`applied` (Changes) when the file is in; `told` (words, advice) for the message bar."""

    help_page = "people"
    help_heading = "Контакты из файла"
    applied = Signal(object)
    told = Signal(object, object)
    status = "Проверка контактов: база не изменена"

    def __init__(self, kit: Kit, office: Office) -> None:
        super().__init__(kit.look, TITLE)
        self._kit, self._office = kit, office
        self.preview: ContactsPreview | None = None
        self.named: dict[str, int | NewBody] = {}
        self.left: set[str] = set()  # keys of lines that are not to be taken
        self._rows: list[Proposal] = []
        self._bodies: Sequence[Body] = ()
        self._busy = False
        look = kit.look
        self.on = PausedDate(look, "Сведения с", self._today)
        self.chips: dict[Outcome | None, Chip] = {None: Chip(look, ALL)}
        self.chips |= {one: Chip(look, one.value, MARKS.get(one)) for one in Outcome}
        self.chip_row = ChipRow(look)
        self.model = RecordsModel(COLUMNS, self._load, kit.tasks, self)
        self.table = RecordTable(kit, "Что изменит файл", "contacts", self.model)
        self.whose = WhoseCard(look)
        self.toggle = Button(
            look, "Принять / &не принимать", "check", tip="Выделенные строки (Enter)"
        )
        self.rejected = RejectedRows(kit, self)
        self.leave = Button(look, "О&тмена", tip="Ничего не менять (Esc)")
        self.load = Button(look, "&Принять", "check", primary=True)
        self._compose()
        self._connect()

    def _compose(self) -> None:
        look, u = self.look, self.look.u
        self.head.addWidget(words("Сведения с"))
        self.head.addWidget(self.on)
        for chip in self.chips.values():
            self.chip_row.add(chip)
        self.body.addLayout(row(self.chip_row, edges=(u * 4, 0, u * 4, u * 2)))
        self.body.addWidget(hairline())
        self.body.addWidget(beside(self.table, self.whose, 64, look), 1)
        self.set_foot(self.rejected.button, self.toggle, self.leave, self.load)
        self.foot_says.setText(SAFE)
        self._show_nothing()

    def _connect(self) -> None:
        for chip in self.chips.values():
            chip.clicked.connect(self._narrow)
        self.table.opened.connect(self._opened)
        self.toggle.clicked.connect(self._toggle)
        self.whose.chosen.connect(self._take_body)
        self.whose.shut.connect(self._close_whose)
        self.on.settled.connect(self._again)
        self.on.refused.connect(self._kit.tasks.refused)
        self.leave.clicked.connect(self.close_sheet)
        self.load.clicked.connect(self._apply)
        self.rejected.told.connect(self.told)
        self._kit.tasks.stopped.connect(self._ready_again)

    def _today(self) -> date:
        return self._office.clock().date()

    # --- reading ------------------------------------------------------------------------------

    def read(self, file: Path) -> None:
        """Read a file and show what it would change. Refusals go to the message bar."""
        self._begin(f"{file.name} · читаем…", partial(self._read, file))

    def read_pasted(self, cells: str) -> None:
        """Show what rows copied in Excel would change. Refusals go to the message bar."""
        self._begin("скопированные строки · читаем…", partial(self._read_pasted, cells))

    def _begin(self, said: str, read: Callable[[Work], ContactsPreview]) -> None:
        self._show_nothing()
        self.about.setText(said)
        self._kit.tasks.run(
            partial(self._fetch, read), self._show_first, title="Чтение контактов",
            key="contacts", failed=self._refused,
        )  # fmt: skip

    def _fetch(
        self, read: Callable[[Work], ContactsPreview], work: Work
    ) -> tuple[ContactsPreview, Sequence[Body]]:
        return read(work), self._office.bodies.listed()

    def _read(self, file: Path, work: Work) -> ContactsPreview:
        contacts = self._office.registry.contacts
        return contacts.read(file, cancel=work.cancel, progress=work.count)

    def _read_pasted(self, cells: str, _work: Work) -> ContactsPreview:
        return self._office.registry.contacts.read_pasted(cells)

    def _refused(self, error: UserError) -> None:
        self._kit.tasks.refused.emit(error)
        self.close_sheet()

    def _show_first(self, read: tuple[ContactsPreview, Sequence[Body]]) -> None:
        preview, self._bodies = read
        self.named, self.left = {}, set()
        self.on.show_day(preview.on)
        form = preview.listed.is_form
        self.title.setText("Форма от органа" if form else TITLE)
        self._show(preview)
        self.table.setFocus()

    def _again(self, day: date) -> None:
        if self.preview is not None:
            self._kit.tasks.run(
                partial(self._read_again, self.preview, day, dict(self.named)), self._show,
                key="contacts", title="Сравнение с реестром",
            )  # fmt: skip

    def _read_again(
        self, preview: ContactsPreview, day: date, named: dict[str, int | NewBody], _work: Work
    ) -> ContactsPreview:
        return self._office.registry.contacts.again(preview, day, named)

    # --- showing ------------------------------------------------------------------------------

    def _show_nothing(self) -> None:
        self.preview = None
        self._rows = []
        self.model.set_ids(())
        self.whose.hide()
        self.table.show()
        self.rejected.withdraw()
        self.load.setEnabled(False)
        for one, chip in self.chips.items():
            chip.set_count("")
            self.chip_row.want(chip, one is None)

    def _show(self, preview: ContactsPreview) -> None:
        self.preview = preview
        rows = counted(preview.file_rows, "строка", "строки", "строк")
        self.about.setText(f"{preview.listed.path.name} · {rows}")
        counts = preview.counts
        for one, chip in self.chips.items():
            count = len(preview.lines) if one is None else counts[one]
            chip.set_count(number(count))
            self.chip_row.want(chip, one is None or count > 0)
        self.rejected.offer(
            preview.listed.path, counts[Outcome.REJECTED] + counts[Outcome.SKIPPED],
            partial(self._office.registry.contacts.save_rejected, preview),
        )  # fmt: skip
        self.chips[None].setChecked(True)
        self._rebuild()

    def _rebuild(self) -> None:
        if self.preview is None:
            return
        self._rows = proposals(self.preview, self.named, self.left)
        taken = sum(one.taken for one in self._rows)
        changes = counted(taken, "изменение", "изменения", "изменений")
        self.load.say(f"&Принять {changes}" if taken else "&Принять")
        self.load.setEnabled(taken > 0 and not self._busy)
        self._narrow()

    def _narrow(self) -> None:
        chosen = next((one for one, chip in self.chips.items() if chip.isChecked()), None)
        self.table.show_afresh(
            one.id for one in self._rows if chosen is None or one.line.outcome is chosen
        )

    def _load(self, ids: Sequence[int]) -> list[Proposal]:
        rows = self._rows
        return [rows[one] for one in ids if one < len(rows)]

    # --- taking -------------------------------------------------------------------------------

    def _opened(self, row_id: int) -> None:
        unknown = self._rows[row_id].unknown
        if unknown is None:
            self._toggle()
        else:
            self.table.setHidden(self.width() < self.look.ch * BOTH)
            self.whose.show()
            self.whose.ask(unknown, self._bodies)

    def _toggle(self) -> None:
        chosen = [self._rows[one] for one in self.table.selected_ids()]
        keys = {one.line.key for one in chosen if one.line.writes}
        if any(one.taken for one in chosen):
            self.left |= keys
        else:
            self.left -= keys
        self._rebuild()

    def _take_body(self, name: str, body: int | NewBody, _said: str) -> None:
        self.named[name] = body
        self._close_whose()
        if isinstance(body, int):
            self.on.settle()
        else:
            self._rebuild()

    def _close_whose(self) -> None:
        self.whose.hide()
        self.table.show()
        self.table.setFocus()

    # --- writing ------------------------------------------------------------------------------

    def _apply(self) -> None:
        if self.preview is None or self._busy:
            return
        self._busy = True
        self.load.setEnabled(False)
        keys = frozenset(one.line.key for one in self._rows if one.taken)
        self._kit.tasks.run(
            partial(self._write, self.preview, dict(self.named), keys), self._done,
            title="Запись контактов", failed=self._not_done,
        )  # fmt: skip

    def _write(
        self, preview: ContactsPreview, named: dict[str, int | NewBody], keys: frozenset[str],
        work: Work,
    ) -> Changes:  # fmt: skip
        contacts = self._office.registry.contacts
        return contacts.apply(preview, named, only=keys, cancel=work.cancel)

    def _done(self, changes: Changes) -> None:
        self._ready_again()
        self.applied.emit(changes)
        self.closed.emit()

    def _not_done(self, error: UserError) -> None:
        self._ready_again()
        self._kit.tasks.refused.emit(error)

    def _ready_again(self, _work: object = None) -> None:
        self._busy = False
        self.load.setEnabled(any(one.taken for one in self._rows))
