"""What the registry does with files and whole lists: its sheets, its dialogs, its clipboard."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from lo_appeals.domain.texts import counted
from lo_appeals.services.letters import Batch
from lo_appeals.services.letters_plan import LetterOrder
from lo_appeals.services.office import Office
from lo_appeals.system import documents_folder
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.copying import copy_text
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.printing import EXCEL, ask_file
from lo_appeals.ui.registry.contacts_sheet import ContactsSheet
from lo_appeals.ui.registry.late_sheet import LateNoticesSheet
from lo_appeals.ui.registry.twins_sheet import TwinsSheet
from lo_appeals.ui.registry.votings_sheet import VotingsSheet
from lo_appeals.ui.sheet import Sheet
from lo_appeals.ui.tasks import Work

FILES = "Контакты и формы (*.xlsx *.csv);;Все файлы (*)"


class RegistryDesk(QObject):
    """`wants_sheet` (Sheet) to be shown, `wants_body` (id) out of one.

    `told` (words, advice) is for the message bar.
    """

    wants_sheet = Signal(object)
    wants_body = Signal(object)
    told = Signal(object, object)

    def __init__(
        self, kit: Kit, office: Office, changing: Changing, page: QWidget,
        chosen: Callable[[], Sequence[int]],
    ) -> None:  # fmt: skip
        super().__init__(page)
        self._kit, self._office, self._window, self._chosen = kit, office, page, chosen
        self._changing = changing
        self.day: date | None = None  # of what is exported; None: today
        self.contacts = ContactsSheet(kit, office)
        self.twins = TwinsSheet(kit, office, changing)
        self.votings = VotingsSheet(kit, office, changing)
        self.late = LateNoticesSheet(kit, office)
        self.contacts.applied.connect(changing.accept)
        self.contacts.told.connect(self.told)
        self.votings.told.connect(self.told)
        self.late.told.connect(self.told)
        for sheet in (self.twins, self.late):
            sheet.wants_body.connect(partial(self._leave_for, sheet))

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets that the window lays over its page."""
        return self.contacts, self.twins, self.votings, self.late

    def changed(self) -> None:
        """Look again at what is open."""
        if self.twins.isVisible():
            self.twins.reload()
        if self.votings.isVisible():
            self.votings.changed()
        if self.late.isVisible():
            self.late.reload()

    def _leave_for(self, sheet: Sheet, body_id: int) -> None:
        sheet.close_sheet()
        self.wants_body.emit(body_id)

    def import_contacts(self) -> None:
        """Ask for a contact list or a returned form."""
        dialog = QFileDialog(
            self._window, "Контакты или форма от органа", _folder(self._kit), FILES
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.read_contacts)
        dialog.open()

    def read_contacts(self, file: str) -> None:
        """Show what a file of contacts would change."""
        self.wants_sheet.emit(self.contacts)
        self.contacts.read(Path(file))

    def paste_contacts(self) -> None:
        """Show what rows copied in Excel would change (convention 28)."""
        cells = QGuiApplication.clipboard().text()
        if "\t" not in cells:
            self.told.emit(
                "В буфере обмена нет строк таблицы.",
                "Выделите в Excel строки контактов вместе с заголовками, скопируйте их (Ctrl+C) "
                "и вставьте сюда.",
            )
            return
        self.wants_sheet.emit(self.contacts)
        self.contacts.read_pasted(cells)

    def show_twins(self) -> None:
        """Show bodies that are likely one."""
        self.wants_sheet.emit(self.twins)
        self.twins.reload()

    def show_votings(self) -> None:
        """Show the register of votings."""
        self.wants_sheet.emit(self.votings)
        self.votings.reload()

    def show_late(self) -> None:
        """Show the changes of a month that were told late (п. 5)."""
        self.wants_sheet.emit(self.late)
        self.late.reload()

    def export_contacts(self) -> None:
        """Ask where to write the contacts of the selected bodies, or of all."""
        written = f"{self.day or self._office.clock():%d.%m.%Y}"
        place = Path(_folder(self._kit)) / f"Контакты на {written}.xlsx"
        ask_file(self._window, str(place), EXCEL, self.export_to)

    def export_to(self, file: str) -> None:
        """Write contacts of the selected bodies (of all where one or none is selected)."""
        chosen = self._chosen()
        body_ids = list(chosen) if len(chosen) > 1 else None
        self._kit.tasks.run(
            partial(self._export, Path(file), body_ids), self._exported, title="Запись XLSX"
        )

    def _export(self, file: Path, body_ids: list[int] | None, _work: Work) -> Path:
        return self._office.registry.contacts.export(file, body_ids, self.day)

    def _exported(self, file: Path) -> None:
        self.told.emit(f"Записано: {file.name}.", str(file.parent))

    def print_contacts(self) -> None:
        """Make the contact list for printing, of the selected bodies or of all."""
        chosen = tuple(self._chosen())
        order = LetterOrder("contacts", body_ids=chosen if len(chosen) > 1 else None)
        self._kit.tasks.run(
            partial(self._print, order), self._printed, title="Контакты в DOCX", key="contacts-docx"
        )

    def _print(self, order: LetterOrder, work: Work) -> Batch:
        return self._office.letters.make(order, cancel=work.cancel)

    def _printed(self, batch: Batch) -> None:
        if batch.made:
            self._exported(batch.made[0].file)
        else:
            self.told.emit("Список не сделан.", "; ".join(one.reason for one in batch.skipped))

    def confirm_chosen(self) -> None:
        """Write that each selected body confirmed its data today."""
        today = self._office.clock().date()
        days = dict.fromkeys(self._chosen(), today)
        self._changing.do(partial(self._office.registry.notes.confirm_all, days))

    def make_forms(self) -> None:
        """Ask for a folder for the forms «проверьте свои данные» of the selected bodies."""
        dialog = QFileDialog(self._window, "Папка для форм", _folder(self._kit))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.make_forms_in)
        dialog.open()

    def make_forms_in(self, folder: str) -> None:
        """Write a form for each selected body."""
        chosen = list(self._chosen())
        self._kit.tasks.run(
            partial(self._make_forms, chosen, Path(folder)), self._forms_made, title="Формы органам"
        )

    def _make_forms(self, chosen: list[int], folder: Path, _work: Work) -> list[Path]:
        return self._office.registry.contacts.make_forms(chosen, folder)

    def _forms_made(self, made: list[Path]) -> None:
        folder = str(made[0].parent) if made else ""
        count = counted(len(made), "форма", "формы", "форм")
        self.told.emit(f"Готово: {count}.", folder)

    def copy_emails(self) -> None:
        """Put the addresses of the selected bodies on the clipboard."""
        chosen = list(self._chosen())
        self._kit.tasks.run(partial(self._emails, chosen), self._copied, key="emails")

    def _emails(self, chosen: list[int], _work: Work) -> str:
        return self._office.registry.emails(chosen)

    def _copied(self, text: str) -> None:
        if not text:
            self.told.emit("Адресов почты нет.", "У выделенных органов они не записаны.")
            return
        copy_text(text)
        count = text.count(";") + 1
        self.told.emit(f"Скопировано адресов: {count}.", "Вставьте их в поле «Кому».")


def _folder(kit: Kit) -> str:
    recent = kit.screen.recent_files
    return str(Path(recent[0]).parent) if recent else str(documents_folder())
