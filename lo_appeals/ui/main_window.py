"""The window: header, sections, sheets over them, status line; it joins what knows not each other.

Sections meet here only: through `Changes` that every one of them looks at again, and through a
few signals that say where the clerk wants to go.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QStackedWidget, QWidget

from lo_appeals.domain.selection import Law, Selection
from lo_appeals.services.office import Office
from lo_appeals.services.sample import is_sample
from lo_appeals.ui.about import AboutSheet
from lo_appeals.ui.actions import ACTIONS, Needs
from lo_appeals.ui.answering import Answering
from lo_appeals.ui.appeals.tab import AppealsTab
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.commands import Commands
from lo_appeals.ui.deeds import Deeds
from lo_appeals.ui.drafts import Drafts
from lo_appeals.ui.dropping import Dropping
from lo_appeals.ui.following import Following
from lo_appeals.ui.frame import Frame, Standing
from lo_appeals.ui.go_to import GoTo
from lo_appeals.ui.going import Going
from lo_appeals.ui.header import Header
from lo_appeals.ui.help.helping import Helping
from lo_appeals.ui.help.sheet import HelpSheet
from lo_appeals.ui.importing.batches import ImportsSheet
from lo_appeals.ui.importing.recent import RecentFiles
from lo_appeals.ui.importing.sheet import ImportSheet
from lo_appeals.ui.joining import join
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import hairline, row, stack
from lo_appeals.ui.messages import MessageBar
from lo_appeals.ui.organisation_sheet import OrganisationSheet
from lo_appeals.ui.permits import forbid
from lo_appeals.ui.registry.tab import RegistryTab
from lo_appeals.ui.reports.tab import ReportsTab
from lo_appeals.ui.room import Room
from lo_appeals.ui.safety.band import Band
from lo_appeals.ui.safety.copies import CopiesSheet
from lo_appeals.ui.safety.journal import JournalSheet
from lo_appeals.ui.sections import APPEALS, REGISTRY, REPORTS
from lo_appeals.ui.sheet import Sheet
from lo_appeals.ui.status_line import StatusLine
from lo_appeals.ui.tab_order import in_reading_order
from lo_appeals.ui.today.column import TodayColumn
from lo_appeals.ui.today.handing_over import HandingOver
from lo_appeals.ui.wizard.band import SampleBand
from lo_appeals.ui.wizard.wizard import Wizard


class MainWindow(QWidget):
    """`rebuild` when the type's size changed and everything has to be measured anew."""

    rebuild = Signal()
    wants_sample = Signal()  # to the made-up region, or back from it
    wants_restore = Signal(object, object)  # file, password

    def __init__(self, kit: Kit, office: Office) -> None:
        super().__init__()
        self.kit, self.office = kit, office
        look = kit.look
        self.setWindowTitle("Обращения")
        self.setMinimumSize(look.ch * 80, look.row * 12)
        self.changing = Changing(kit.tasks, self)
        self.header = Header(look)
        self.registry = RegistryTab(kit, office, self.changing)
        self.appeals = AppealsTab(kit, office, self.changing)
        self.reports = ReportsTab(kit, office, self.changing)
        self.pages = QStackedWidget()
        for page in (self.registry, self.appeals, self.reports):
            self.pages.addWidget(page)
        self.pages.setMinimumSize(1, 1)
        self._make_sheets()
        self.status = StatusLine(look, office.who)
        self.band = Band(look, office)
        self.today = TodayColumn(kit, office, self.changing, self.header.leading)
        self.sample_band = SampleBand(look)
        self.sample_band.setVisible(is_sample(office))
        whole = stack(self.header, hairline(), self.sample_band, self.band, self.pages, gap=0)
        work = row(self.today, whole, gap=0)
        self.setLayout(stack(work, hairline(), self.status, gap=0))
        self.room = Room(self)
        self.frame = Frame(kit, office, self.header, self.status)
        self.message = MessageBar(look, self)
        self.go_to = GoTo(look, self)
        self.deeds = Deeds(self)
        self.commands = Commands(look, self, self._deeds())
        self._make_guides()
        forbid(self, office.rights)
        self.menu = self.commands.menu()
        self._menu_key = QShortcut(QKeySequence("F10"), self, self.open_menu)
        self._connect()
        join(self)
        in_reading_order(self)
        self.show_section(min(max(kit.screen.tab, REGISTRY), REPORTS))
        self.reload()
        (self.registry if self.section == REGISTRY else self.appeals).list.setFocus()

    def _make_guides(self) -> None:
        cards = (self.appeals.entry, self.registry.body_card, self.registry.desk.votings.card)
        self.drafts = Drafts(self.kit.tasks, self.office.folder, self.message, cards)
        self.answering, self.dropping = Answering(self), Dropping(self)
        self.following = Following(self)
        self.recent = RecentFiles(self.kit, self.appeals.load_button)
        self.going = Going(self)
        self.wizard = Wizard(self.kit, self.office, self.changing, self)
        self.helping = Helping(self)
        self.handing_over = HandingOver(self.kit, self.office, self, self.header.menu)

    def _make_sheets(self) -> None:
        kit, office = self.kit, self.office
        self.importing = ImportSheet(kit, office)
        self.imports = ImportsSheet(kit, office, self.changing)
        self.organisation = OrganisationSheet(kit, office, self.changing)
        self.about = AboutSheet(kit, office.folder)
        self.help = HelpSheet(kit, office.folder)
        self.copies = CopiesSheet(kit, office, self.changing)
        self.journal = JournalSheet(kit, office)
        self.sheets = (
            self.importing, self.imports, self.organisation, self.about, self.help,
            self.reports.making.release, self.copies, self.journal, *self.appeals.sheets,
            *self.registry.desk.sheets,
        )  # fmt: skip
        for sheet in self.sheets:
            self.pages.addWidget(sheet)

    def _deeds(self) -> dict[str, Callable[[], object]]:
        """Return what each action does, by its key."""
        return {spec.key: getattr(self.deeds, spec.key) for spec in ACTIONS}

    def _connect(self) -> None:
        header, tasks = self.header, self.kit.tasks
        header.sections.currentChanged.connect(self._section_chosen)
        header.sections.tabBarClicked.connect(self._section_chosen)
        header.go.clicked.connect(self.deeds.go_anywhere)
        header.stamp.clicked.connect(self.deeds.show_imports)
        header.menu.clicked.connect(self.open_menu)
        tasks.progress.connect(self.status.show_work)
        tasks.refused.connect(self.message.warn)
        tasks.stopped.connect(self.answering.stopped)
        self.status.progress.stop.connect(tasks.stop)
        self.changing.changed.connect(self.answering.changed)
        self.changing.refused.connect(self.message.warn)
        self.message.undo_pressed.connect(self.deeds.undo)
        for sheet in self.sheets:
            sheet.closed.connect(self._close_sheet)
        self.frame.looked.connect(self._frame_looked)
        self.frame.said.connect(self._say_status)
        self.wizard.left.connect(self._close_sheet)
        self.sample_band.closed.connect(self.wants_sample)
        self.today.room_changed.connect(self.room.make)
        for page in (self.registry, self.appeals):
            page.card_closed.connect(self.room.make)
            page.card_opened.connect(self.room.make)

    # --- what is shown ------------------------------------------------------------------------

    def reload(self) -> None:
        """Look at everything again."""
        self.registry.reload()
        self.appeals.reload()
        self.reports.reload()
        self.today.reload()
        self.frame.reload()

    def _frame_looked(self, standing: Standing) -> None:
        self.room.make()
        self.appeals.load_button.set_primary(standing.freshness.stale)
        self.go_to.bodies = standing.bodies

    def _section_chosen(self, section: int) -> None:
        if section >= 0:
            self.show_section(section)

    def show_section(self, section: int) -> None:
        """Show a section, whatever sheet was open."""
        self.header.sections.setCurrentIndex(section)
        self.pages.setCurrentIndex(section)
        self.kit.screen.tab = section
        self.room.make()
        self.enable()
        self._say_status()

    @property
    def section(self) -> int:
        """The section that is chosen, also under a sheet."""
        return self.header.sections.currentIndex()

    def open_sheet(self, sheet: Sheet) -> None:
        """Show a sheet over the page."""
        self.pages.setCurrentWidget(sheet)
        self.room.make()
        sheet.setFocus()
        self.enable()
        self._say_status()

    def _close_sheet(self) -> None:
        sheet = self.sender()
        if isinstance(sheet, Sheet) and sheet is not self.pages.currentWidget():
            return  # a key's click comes a moment later: another sheet may be open by then
        self.show_section(self.section)
        page = self.pages.currentWidget()
        if page is self.appeals or page is self.registry:
            page.focus_list()

    def begin(self) -> None:
        """At the very first start show the four steps."""
        self.drafts.tell_left()
        known = self.kit.screen.welcomed or is_sample(self.office) or self.office.holder
        if not known and self.office.appeals.freshness().data_as_of is None:
            self.deeds.show_wizard()

    def enable(self) -> None:
        """Let those actions be done that make sense here and now."""
        if self.wizard.isVisible():
            self.commands.hold()
            return
        sheet = self.pages.currentIndex() > REPORTS
        self.commands.enable(
            {
                Needs.ENTRY: not sheet and self.section == APPEALS,
                Needs.BODY: not sheet and self.section == REGISTRY,
                Needs.UNDO: self.changing.can_undo,
                Needs.REDO: self.changing.can_redo,
            }
        )

    def _say_status(self) -> None:
        page = self.pages.currentWidget()
        self.frame.show_words(self.section, page.status if isinstance(page, Sheet) else None)

    # --- going --------------------------------------------------------------------------------

    def show_entries(self, selection: Selection) -> None:
        """Show exactly the entries behind a figure."""
        self.show_section(APPEALS)
        self.appeals.show_selection(selection)
        self.appeals.focus_list()

    def show_batch(self, batch: int) -> None:
        """Show the entries that an import brought."""
        self.show_entries(Selection(batch=batch, law=Law.BOTH))

    def open_menu(self) -> None:
        """Show the menu ☰."""
        anchor = self.header.menu
        place = anchor.mapToGlobal(anchor.rect().bottomRight())
        place.setX(place.x() - self.menu.sizeHint().width())
        self.menu.popup(place)

    def open_file(self, file: str) -> None:
        """Show what a file would change."""
        self.kit.screen.opened(file)
        self.open_sheet(self.importing)
        self.importing.read(Path(file))

    # --- the window itself --------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the uppermost: the message, the sheet, the card."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.message.isVisible():
            self.message.hide()
        elif isinstance(sheet := self.pages.currentWidget(), Sheet):
            sheet.close_sheet()
        elif self.section == APPEALS:
            self.appeals.close_card()
        elif self.section == REGISTRY:
            self.registry.close_card()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what does not fit."""
        super().resizeEvent(event)
        self.room.make()
        for cover in (self.go_to, self.wizard):
            if cover.isVisible():
                cover.setGeometry(self.rect())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window stood."""
        self.kit.screen.geometry = self.saveGeometry()
        self.kit.screen.save()
        super().closeEvent(event)
