"""Copies of the base as a sheet: what each holds, making, checking, going back to one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit

from lo_appeals.domain.errors import UserError
from lo_appeals.domain.texts import moment, number
from lo_appeals.services.copies import Copy, Rehearsal
from lo_appeals.services.copies_away import Second
from lo_appeals.services.office import Office
from lo_appeals.services.restoring import is_shut
from lo_appeals.system import documents_folder
from lo_appeals.ui.cells import Cell, ListColumn
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.controls import Button
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import hairline, row, words
from lo_appeals.ui.record_table import RecordTable
from lo_appeals.ui.records_model import RecordsModel
from lo_appeals.ui.sheet import Sheet
from lo_appeals.ui.tasks import Work

NONE_YET = "Программа делает копии сама: перед загрузкой и при выходе. Сделать сейчас – Ctrl+B."
FORMATS = "Копии базы (*.sqlite *.sealed);;Все файлы (*)"


@dataclass(frozen=True, slots=True)
class CopyRow:
    """A copy in the list."""

    id: int
    copy: Copy


@dataclass(frozen=True, slots=True)
class Kept:
    """What the sheet shows."""

    rows: tuple[CopyRow, ...]
    second: Second | None
    warnings: tuple[str, ...]


def _made(one: CopyRow) -> Cell:
    return Cell(moment(one.copy.made_at))


def _why(one: CopyRow) -> Cell:
    return Cell(one.copy.reason.replace("-", " "))


def _entries(one: CopyRow) -> Cell:
    return Cell(number(one.copy.entries))


def _bodies(one: CopyRow) -> Cell:
    return Cell(number(one.copy.bodies))


def _journal(one: CopyRow) -> Cell:
    return Cell(number(one.copy.journal))


def _size(one: CopyRow) -> Cell:
    return Cell(f"{one.copy.size / (1 << 20):.1f} МБ".replace(".", ","), "muted")


def _file(one: CopyRow) -> Cell:
    return Cell(one.copy.file.name, "muted")


_ROW = ListColumn[CopyRow]
COLUMNS = (
    _ROW(key="made", title="Сделана", chars=17, cell=_made, right=True, sortable=False),
    _ROW(key="why", title="Почему", chars=24, cell=_why, sortable=False),
    _ROW(key="entries", title="Обращений", chars=11, cell=_entries, right=True, sortable=False),
    _ROW(key="bodies", title="Органов", chars=9, cell=_bodies, right=True, sortable=False),
    _ROW(key="journal", title="Записей журнала", chars=16, cell=_journal, right=True,
         sortable=False),
    _ROW(key="size", title="Размер", chars=9, cell=_size, right=True, sortable=False),
    _ROW(key="file", title="Файл", chars=40, cell=_file, stretch=True, spare=True, sortable=False),
)  # fmt: skip


class CopiesSheet(Sheet):
    """`wants_restore` (file, password) when the clerk goes back; `told` (what, advice)."""

    wants_restore = Signal(object, object)
    told = Signal(object, object)

    help_page = "safety"

    def __init__(self, kit: Kit, office: Office, changing: Changing) -> None:
        super().__init__(kit.look, "Копии базы")
        self._kit, self._office, self._changing = kit, office, changing
        self._rows: dict[int, CopyRow] = {}
        look = kit.look
        self.model = RecordsModel(COLUMNS, self._load, kit.tasks, self)
        self.table = RecordTable(kit, "Копии базы", "copies", self.model)
        self.warnings = words("", wrap=True)
        self.second_says = words("", muted=True, wrap=True)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName("Пароль копий, уходящих с компьютера")
        self.password.setPlaceholderText("Пароль копий вне компьютера")
        self.password.setMinimumHeight(look.control)
        self.password.setTextMargins(look.u, 0, look.u, 0)
        self.password.setFixedWidth(look.ch * 32)
        self.choose = Button(look, "&Вторая папка…", "download")
        self.give_up = Button(look, "&Убрать", flat=True, tip="Больше не писать во вторую папку")
        self._build(look.u)
        self.make = Button(look, "Сделать &копию", "database", tip="Сделать копию (Ctrl+B)")
        self.check = Button(look, "&Проверить копии", "circle-check")
        self.other = Button(look, "Из &файла…", "upload", tip="Восстановить из другого файла")
        self.restore = Button(look, "Во&сстановить выбранную", "undo-2")
        self.set_foot(self.make, self.check, self.other, self.restore)
        self.foot_says.setText(
            "Восстановление сначала сохраняет нынешнюю базу: вернуться можно и к ней."
        )
        self._connect()

    def _build(self, u: int) -> None:
        self.body.addWidget(hairline())
        self.body.addLayout(
            row(self.warnings, edges=(u * 4, u * 2, u * 4, 0)),
        )
        second = row(
            self.second_says, self.password, self.choose, self.give_up,
            gap=u * 2, edges=(u * 4, u * 2, u * 4, u * 2),
        )  # fmt: skip
        second.setStretch(0, 1)
        self.body.addLayout(second)
        self.body.addWidget(hairline())
        self.body.addWidget(self.table, 1)

    def _connect(self) -> None:
        self.make.clicked.connect(self._make)
        self.check.clicked.connect(self._rehearse)
        self.restore.clicked.connect(self._restore)
        self.table.opened.connect(self._restore)
        self.other.clicked.connect(self._ask_file)
        self.choose.clicked.connect(self._ask_folder)
        self.give_up.clicked.connect(self._forget_folder)

    def reload(self) -> None:
        """Ask for the list anew."""
        self._kit.tasks.run(self._fetch, self._show, key="copies list")

    def _fetch(self, _work: Work) -> Kept:
        copies = self._office.copies
        rows = tuple(
            CopyRow(one.sequence or -place, one) for place, one in enumerate(copies.listed(), 1)
        )
        return Kept(rows, copies.second.kept(), copies.warnings())

    def _show(self, kept: Kept) -> None:
        self._rows = {one.id: one for one in kept.rows}
        newest = kept.rows[0].copy if kept.rows else None
        said = f"Последняя проверенная копия: {moment(newest.made_at)}" if newest else ""
        self.about.setText(said or "Копий пока нет")
        self.warnings.setText("\n".join(kept.warnings))
        self.warnings.setVisible(bool(kept.warnings))
        second = kept.second
        locked = ", закрыты паролем" if second and second.key else ", без пароля"
        self.second_says.setText(
            f"Копии идут и в папку {second.folder}{locked}" if second else "Второй папки копий нет"
        )
        self.give_up.setVisible(second is not None)
        self.table.nothing = NONE_YET
        self.table.show_afresh(list(self._rows))
        self.restore.setEnabled(bool(self._rows))

    def _load(self, ids: Sequence[int]) -> list[CopyRow]:
        kept = self._rows
        return [kept[one] for one in ids if one in kept]

    def _make(self) -> None:
        self._kit.tasks.run(self._copy, self._copied, title="Копия базы")

    def _copy(self, _work: Work) -> Copy:
        return self._office.copies.make()

    def _copied(self, copy: Copy) -> None:
        self.reload()
        self.told.emit(f"Копия базы сделана и проверена: {copy.file.name}.", str(copy.file.parent))

    def _rehearse(self) -> None:
        self._kit.tasks.run(self._rehearsed, self._tell_rehearsal, title="Проверка копий")

    def _rehearsed(self, _work: Work) -> Rehearsal:
        return self._office.copies.rehearse()

    def _tell_rehearsal(self, found: Rehearsal) -> None:
        self.reload()
        if found.faults:
            self.told.emit(found.faults[0], "Взамен сделана новая копия.")
        elif found.copy is not None:
            self.told.emit(
                f"Копия от {moment(found.copy.made_at)} открывается и сходится с описью.", ""
            )

    def _restore(self) -> None:
        chosen = self._rows.get(self.table.current_id() or 0)
        if chosen is not None:
            self.wants_restore.emit(chosen.copy.file, "")

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, "Файл копии", str(self._office.folder), FORMATS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.restore_file)
        dialog.open()

    def restore_file(self, file: str) -> None:
        """Go back to a copy that lies elsewhere; a shut one needs its password."""
        if is_shut(Path(file)) and not self.password.text():
            self._changing.refused.emit(
                UserError(
                    "Эта копия закрыта паролем.", "Введите пароль вверху и выберите её снова."
                )
            )
            self.password.setFocus()
            return
        self.wants_restore.emit(Path(file), self.password.text())

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, "Вторая папка копий", str(documents_folder()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.send_to)
        dialog.open()

    def send_to(self, folder: str) -> None:
        """Send every further copy to a second place too, shut where a password is typed."""
        password = self.password.text()
        self.password.clear()
        self._changing.do(
            partial(self._office.copies.second.choose, Path(folder), password), title="Вторая папка"
        )
        self.reload()

    def _forget_folder(self) -> None:
        self._changing.do(partial(self._office.copies.second.choose, None), title="Вторая папка")
        self.reload()
