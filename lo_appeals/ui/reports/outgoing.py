"""«Исходящие письма»: the register with its marks, search, opening, preview."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from lo_appeals.domain.texts import counted, day
from lo_appeals.services.office import Office
from lo_appeals.services.outgoing import OutgoingLetter, Wanted, kind_title
from lo_appeals.ui.cells import NOTHING, Cell, ListColumn
from lo_appeals.ui.chips import Condition
from lo_appeals.ui.controls import Button, empty_place
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import BASE, hairline, row, stack, words
from lo_appeals.ui.marks import Mark
from lo_appeals.ui.opening import open_file
from lo_appeals.ui.printing import EXCEL, ask_file
from lo_appeals.ui.record_table import RecordTable
from lo_appeals.ui.records_model import RecordsModel
from lo_appeals.ui.search_line import SearchLine
from lo_appeals.ui.sheet import NARROW
from lo_appeals.ui.tasks import Work

PAUSE_MS = 200


def state_of(one: OutgoingLetter) -> Cell:
    """Return where a letter stands, in words with a mark."""
    if one.answered_on is not None:
        return Cell(f"ответ получен {day(one.answered_on)}", "done", Mark.DONE)
    if one.sent_on is not None:
        return Cell(f"отправлено {day(one.sent_on)}", "open", Mark.OPEN)
    if one.printed_on is not None:
        return Cell(f"напечатано {day(one.printed_on)}", "soon", Mark.SOON)
    return Cell("составлено", "muted", Mark.UNKNOWN)


def _number(one: OutgoingLetter) -> Cell:
    return Cell(one.number) if one.number else NOTHING


def _dated(one: OutgoingLetter) -> Cell:
    return Cell(day(one.dated_on)) if one.dated_on else NOTHING


def _made(one: OutgoingLetter) -> Cell:
    return Cell(day(one.made_at), "muted")


def _kind(one: OutgoingLetter) -> Cell:
    return Cell(kind_title(one.kind))


def _whom(one: OutgoingLetter) -> Cell:
    return Cell(one.addressee)


def _body(one: OutgoingLetter) -> Cell:
    return Cell(one.body) if one.body else NOTHING


def _file(one: OutgoingLetter) -> Cell:
    return Cell(Path(one.file).name, "muted")


_ONE = ListColumn[OutgoingLetter]
COLUMNS = (
    _ONE(key="number", title="№", chars=12, cell=_number, sortable=False),
    _ONE(key="dated", title="Дата", chars=11, cell=_dated, right=True, sortable=False),
    _ONE(key="state", title="Состояние", chars=26, cell=state_of, sortable=False),
    _ONE(key="kind", title="Вид письма", chars=30, cell=_kind, sortable=False),
    _ONE(key="body", title="Орган", chars=34, cell=_body, stretch=True, sortable=False),
    _ONE(key="whom", title="Кому", chars=34, cell=_whom, spare=True, sortable=False),
    _ONE(key="made", title="Составлено", chars=11, cell=_made, right=True, spare=True,
         sortable=False),
    _ONE(key="file", title="Файл", chars=30, cell=_file, spare=True, sortable=False),
)  # fmt: skip


class OutgoingView(QWidget):
    """`new_wanted` to make letters, `marks_wanted` (OutgoingLetter), `preview_wanted` (letters)."""

    new_wanted = Signal()
    marks_wanted = Signal(object)
    preview_wanted = Signal(object)
    shown_count = Signal(object)

    def __init__(self, kit: Kit, office: Office) -> None:
        super().__init__()
        self._kit, self._office = kit, office
        self.setBackgroundRole(BASE)
        self.setAutoFillBackground(True)
        look, u = kit.look, kit.look.u
        self.letters: dict[int, OutgoingLetter] = {}
        self.model = RecordsModel(COLUMNS, self._load, kit.tasks, self)
        self.table = RecordTable(kit, "Исходящие письма", "outgoing", self.model)
        self.search = SearchLine(look, "Найти: номер, орган, обращение", "Найти письмо")
        self.search.setMinimumWidth(look.ch * 12)
        self.search.setMaximumWidth(look.ch * 40)
        self.wanted = Wanted()
        self.awaited = Condition(look, "Ждём ответа от органов", "awaited")
        self.awaited.hide()
        self.count = words("", muted=True)
        self.new = Button(look, "Письма по &отбору…", "mail", primary=True)
        self.out = Button(look, "Вы&грузить…", "download")
        self.open_file = Button(look, "От&крыть", "file-text", tip="Открыть (Enter)")
        self.preview = Button(look, "&Просмотр и печать", "printer")
        self.marks = Button(look, "От&метки…", "pencil")
        self.nothing = empty_place(
            look, "mail", "Писем пока нет",
            "Здесь появятся письма, которые составит программа: кому, о чём, какие обращения "
            "охватывают. Дату, номер и отметки об отправке ставите вы.",
        )  # fmt: skip
        head = row(
            words("Исходящие письма", look.title), self.search, self.awaited, self.count, None,
            self.out, self.new,
            gap=u * 3, edges=(u * 5, u * 3, u * 5, u * 3),
        )  # fmt: skip
        head.setStretchFactor(self.search, 1000)
        self.foot = QWidget()
        self.foot.setLayout(
            row(None, self.marks, self.preview, self.open_file, gap=u * 2,
                edges=(u * 4, u * 3, u * 4, u * 3))
        )  # fmt: skip
        self.line = hairline()
        self.setLayout(
            stack(head, hairline(), self.table, self.nothing, self.line, self.foot, gap=0)
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.reload)
        self.search.textChanged.connect(self._pause.start)
        self.search.left.connect(self.table.setFocus)
        self._connect()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the count gives way to the buttons."""
        super().resizeEvent(event)
        self.count.setHidden(self.width() < self._kit.look.ch * NARROW)

    def _connect(self) -> None:
        self.new.clicked.connect(self.new_wanted)
        self.out.clicked.connect(self._ask_out)
        self.awaited.removed.connect(self._show_all)
        self.table.opened.connect(self._open)
        self.table.typed.connect(self._typed)
        self.open_file.clicked.connect(self._open_current)
        self.preview.clicked.connect(self._preview)
        self.marks.clicked.connect(self._mark)

    def show_wanted(self, wanted: Wanted) -> None:
        """Show the letters that fit a condition, from a figure of «Сегодня»."""
        self.wanted = wanted
        self.search.clear()
        self.reload()

    def _show_all(self, _key: str) -> None:
        self.show_wanted(Wanted())

    def reload(self) -> None:
        """Ask for the register anew."""
        self.awaited.setVisible(self.wanted.unanswered)
        wanted = replace(self.wanted, find=self.search.text())

        def fetch(_work: Work) -> list[OutgoingLetter]:
            return self._office.outgoing.listed(wanted)

        self._kit.tasks.run(fetch, self._show, key="outgoing")

    def _show(self, letters: Sequence[OutgoingLetter]) -> None:
        self.letters = {one.id: one for one in letters}
        empty = not letters and wanted_all(self.wanted, self.search.text())
        for one in (self.table, self.line, self.foot):
            one.setVisible(not empty)
        self.nothing.setVisible(empty)
        for filtering in (self.search, self.out):  # nothing to filter and to write
            filtering.setVisible(not empty)
        self.count.setText("" if empty else counted(len(letters), "письмо", "письма", "писем"))
        self.table.show_afresh(one.id for one in letters)
        for button in (self.open_file, self.preview, self.marks):
            button.setEnabled(bool(letters))

    def _load(self, ids: Sequence[int]) -> list[OutgoingLetter]:
        kept = self.letters
        return [kept[one] for one in ids if one in kept]

    @property
    def current(self) -> OutgoingLetter | None:
        """The letter of the current row."""
        return self.letters.get(self.table.current_id() or 0)

    @property
    def today(self) -> date:
        """The day by the office's clock."""
        return self._office.clock().date()

    def _typed(self, text: str) -> None:
        self.search.setFocus()
        self.search.insert(text)

    def _open(self, letter_id: int) -> None:
        open_file(self._kit.tasks, Path(self.letters[letter_id].file))

    def _open_current(self) -> None:
        if self.current is not None:
            self._open(self.current.id)

    def _ask_out(self) -> None:
        ask_file(self, f"Исходящие письма {self.today:%d.%m.%Y}.xlsx", EXCEL, self.write_out)

    def write_out(self, file: str) -> None:
        """Write what is shown as a table of Excel."""
        wanted = Wanted(find=self.search.text())

        def write(_work: Work) -> Path:
            return self._office.package.register(Path(file), wanted)

        self._kit.tasks.run(write, self._written, title="Выгрузка журнала писем")

    def _written(self, file: Path) -> None:
        self.count.setText(f"выгружено: {file.name}")

    def _mark(self) -> None:
        if self.current is not None:
            self.marks_wanted.emit(self.current)

    def _preview(self) -> None:
        chosen = [self.letters[one] for one in self.table.selected_ids() if one in self.letters]
        if chosen:
            self.preview_wanted.emit(chosen)


def wanted_all(wanted: Wanted, find: str) -> bool:
    """Tell whether nothing narrows the register."""
    return wanted == Wanted() and not find.strip()
