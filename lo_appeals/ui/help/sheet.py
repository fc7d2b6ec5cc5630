"""Help as a sheet: pages at the left, the guide at the right."""

import re
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QImage, QResizeEvent, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFileDialog, QFrame, QTextBrowser

from lo_appeals.services.documents import DocumentsService, GuideDocument
from lo_appeals.ui.controls import Button
from lo_appeals.ui.help.pages import DOCUMENTS, PAGES, REGULATION, folder, heading_of, text_of
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import hairline, row
from lo_appeals.ui.lines import Lines
from lo_appeals.ui.look import Look
from lo_appeals.ui.opening import open_file
from lo_appeals.ui.sheet import Sheet
from lo_appeals.ui.tasks import Work

WIDE, TEXT = 31, 96  # characters: the list of pages, a line of the guide
NARROW = 90  # below, the list of pages leaves
IMAGE = QTextDocument.ResourceType.ImageResource
PICTURE = re.compile(r"!\[.*?\]\((.+?)\)")  # in Markdown
SMOOTH = Qt.TransformationMode.SmoothTransformation


class Guide(QTextBrowser):
    """Shows a page; pictures are never wider than the text."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setAccessibleName("Справка")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        # a bar that comes and goes changes the width, and with it the pictures, and so itself
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSearchPaths([str(folder())])
        self.document().setDefaultFont(look.body)
        self.document().setDocumentMargin(look.u * 6)
        self._text, self._scrolled = "", False  # what is shown; whether the reader moved it
        self.verticalScrollBar().actionTriggered.connect(self._by_hand)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Return a picture that fits the width."""
        file = folder() / QUrl(name).toString()
        if file.suffix != ".png":
            return super().loadResource(kind, QUrl(name))
        picture = QImage(str(file))
        wide = min(self.viewport().width() - self.look.u * 14, self.look.ch * TEXT)
        return picture.scaledToWidth(wide, SMOOTH) if 0 < wide < picture.width() else picture

    def show_page(self, text: str) -> None:
        """Show a page from its beginning."""
        self._text = text
        self.setMarkdown(text)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._scrolled = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures follow the width; what is read stays where it is."""
        read = self._read()
        super().resizeEvent(event)
        if event.size().width() == event.oldSize().width():
            return
        document = self.document()
        for name in PICTURE.findall(self._text):
            picture = self.loadResource(IMAGE.value, name)
            document.addResource(IMAGE.value, QUrl(name), picture)
        document.markContentsDirty(0, document.characterCount())
        if read.blockNumber():
            self._bring(read)

    def _read(self) -> QTextBlock:
        """Return which block is read: that of the heading that was gone to, else the upper one."""
        if self._scrolled:
            return self.cursorForPosition(QPoint(0, self.look.u * 5)).block()
        return self.textCursor().block()

    def _end_with(self, room: float) -> None:
        """Leave room under the text, so that the last headings too can stand at the top."""
        frame = self.document().rootFrame()
        form = frame.frameFormat()
        form.setBottomMargin(self.document().documentMargin() + room)
        frame.setFrameFormat(form)

    def _by_hand(self) -> None:
        self._scrolled = True

    def go_to_heading(self, heading: str) -> None:
        """Bring a heading to the top."""
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and block.text() == heading:
                self._bring(block)
                return
            block = block.next()

    def _bring(self, block: QTextBlock) -> None:
        self.setTextCursor(QTextCursor(block))
        self._end_with(0)
        layout = self.document().documentLayout()
        whole = layout.documentSize().height()  # lays all of it out: the bar goes no further
        top = layout.blockBoundingRect(block).top() - self.look.u * 4
        self._end_with(max(0.0, top + self.viewport().height() - whole))
        layout.documentSize()
        self.verticalScrollBar().setValue(int(top))
        self._scrolled = False


class HelpSheet(Sheet):
    """Opens at the page of what is on the screen."""

    help_page = "start"

    def __init__(self, kit: Kit, data: Path) -> None:
        super().__init__(kit.look, "Справка")
        self._kit, self._documents = kit, DocumentsService(data)
        self.page = ""
        self._asked = GuideDocument.APPEALS
        self.pages = Lines(kit.look, "Разделы справки")
        self.pages.setFixedWidth(kit.look.ch * WIDE)
        self.pages.show_lines(PAGES)
        self.guide = Guide(kit.look)
        self.line = hairline(upright=True)
        self.body.addWidget(hairline())
        self.body.addLayout(row(self.pages, self.line, self.guide, gap=0), 1)
        self.buttons: dict[GuideDocument, Button] = {}
        for one in GuideDocument:
            self.buttons[one] = Button(kit.look, one.short, "bookmark", tip=one.title)
            self.buttons[one].clicked.connect(self._document_pressed)
        self.set_foot(*self.buttons.values())
        self.pages.currentRowChanged.connect(self._chosen)
        self.guide.anchorClicked.connect(self._follow)

    def open_page(self, page: str, heading: str = "") -> None:
        """Show a page, from a heading on where one is named."""
        self.page = page
        self.pages.blockSignals(True)
        self.pages.setCurrentRow([line.value for line in PAGES].index(page))
        self.pages.blockSignals(False)
        self.guide.show_page(text_of(page))
        if heading:
            self.guide.go_to_heading(heading)
        self.foot.setVisible(page == DOCUMENTS)
        self.foot_line.setVisible(page == DOCUMENTS)
        if page == DOCUMENTS:
            self._kit.tasks.run(self._fetch, self._show_documents, key="documents")

    def _chosen(self, place: int) -> None:
        if place >= 0:
            self.open_page(str(PAGES[place].value))

    def _follow(self, address: QUrl) -> None:
        page = address.path().removesuffix(".md")
        if page in [line.value for line in PAGES]:
            anchor = address.fragment()
            self.open_page(page, heading_of(anchor) if anchor and page == REGULATION else anchor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the list of pages leaves."""
        super().resizeEvent(event)
        narrow = self.width() < self.look.ch * NARROW
        for one in (self.pages, self.line):
            one.setHidden(narrow)

    # --- the portal's documents ---------------------------------------------------------------

    def _fetch(self, _work: Work) -> dict[GuideDocument, Path]:
        return self._documents.kept()

    def _show_documents(self, kept: dict[GuideDocument, Path]) -> None:
        for one, button in self.buttons.items():
            button.say(f"{'Открыть' if one in kept else 'Приложить копию'}: {one.short}")
            button.setToolTip(str(kept[one]) if one in kept else one.title)
        both = len(kept) == len(GuideDocument)
        self.foot_says.setText("" if both else "Копии лежат в папке данных и открываются без сети.")

    def _document_pressed(self) -> None:
        pressed = self.sender()
        one = next(key for key, button in self.buttons.items() if button is pressed)
        kept = self._documents.kept()
        if one in kept:
            open_file(self._kit.tasks, kept[one])
            return
        self._asked = one
        dialog = QFileDialog(self, one.title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.attach)
        dialog.open()

    def attach(self, file: str) -> None:
        """Keep a copy of the document that was asked for last."""
        self._kit.tasks.run(lambda _work: self._attach(Path(file)), self._show_documents)

    def _attach(self, file: Path) -> dict[GuideDocument, Path]:
        self._documents.attach(self._asked, file)
        return self._documents.kept()
