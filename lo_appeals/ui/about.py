"""«О программе»: version, where the data are, what it is made of and under which licences."""

import csv
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from lo_appeals import __version__
from lo_appeals.paths import resources
from lo_appeals.ui.controls import Button
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import Facts, hairline, row, scrolled, stack, words
from lo_appeals.ui.lines import Line, Lines
from lo_appeals.ui.opening import open_file
from lo_appeals.ui.sheet import Sheet

PURPOSE = (
    "Учёт обращений граждан с платформы «Госуслуги. Решаем вместе» по Положению, "
    "утверждённому приказом Комитета общественных коммуникаций Ленинградской области."
)
DICTIONARY = (
    "Словарь русского языка – OpenCorpora (opencorpora.org), CC BY-SA 3.0; в программе – через "
    "pymorphy3-dicts-ru."
)
LICENCES, COMPONENTS, ICONS = "licences", "components.csv", "icons/LICENSE"
WIDE, NARROW = 28, 90  # characters: the list of texts, and a sheet too narrow for it


class AboutSheet(Sheet):
    """Nothing to decide here."""

    help_page = "start"

    def __init__(self, kit: Kit, folder: Path) -> None:
        super().__init__(kit.look, "О программе")
        self._kit, self._folder = kit, folder
        look, u = kit.look, kit.look.u
        facts = Facts(look, 40)
        facts.show_facts([("Версия", __version__), ("Qt", qVersion()), ("Данные", str(folder))])
        inside = QWidget()
        inside.setLayout(
            stack(
                words(PURPOSE, wrap=True),
                facts,
                words(DICTIONARY, wrap=True),
                gap=u * 3,
                edges=(u * 5, u * 4, u * 5, u * 4),
            )
        )
        self.licences = QPlainTextEdit()
        self.licences.setReadOnly(True)
        self.licences.document().setDocumentMargin(u * 3)
        self.licences.setFrameShape(QFrame.Shape.NoFrame)
        self.licences.setAccessibleName("Состав программы и лицензии")
        self.texts = Lines(look, "Состав и лицензии")
        self.texts.setFixedWidth(look.ch * WIDE)
        self.line = hairline(upright=True)
        self.texts.currentRowChanged.connect(self._show_text)
        self.texts.show_lines([Line("file-text", *one) for one in texts()])
        self.body.addWidget(hairline())
        about = scrolled(inside, "О программе: сведения")
        about.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.body.addWidget(about)
        self.body.addWidget(hairline())
        self.body.addLayout(row(self.texts, self.line, self.licences, gap=0), 1)
        open_folder = Button(look, "Папка &данных", "database")
        open_folder.clicked.connect(self._open_folder)
        self.set_foot(open_folder)
        self.foot_says.setText("Данные остаются на этом компьютере: программа не выходит в сеть.")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, the list of texts leaves."""
        super().resizeEvent(event)
        narrow = self.width() < self.look.ch * NARROW
        for one in (self.texts, self.line):
            one.setHidden(narrow)

    def _show_text(self, _place: int) -> None:
        chosen = self.texts.chosen()
        file: Path | None = chosen.value if chosen else None
        if file is not None:
            whole = file.name == COMPONENTS
            self.licences.setPlainText(components() if whole else file.read_text("utf-8"))

    def _open_folder(self) -> None:
        open_file(self._kit.tasks, self._folder)


def texts() -> list[tuple[str, str, Path]]:
    """Return what can be read: name, note and file; the list of components first."""
    folder = resources() / LICENCES
    return [
        ("Состав программы", "", folder / COMPONENTS),
        *((file.stem, "", file) for file in sorted(folder.glob("*.txt"))),
        ("Lucide", "ISC", resources() / ICONS),
    ]


def components() -> str:
    """Return the parts of the program with their licences, a line each."""
    text = (resources() / LICENCES / COMPONENTS).read_text("utf-8-sig")
    parts = list(csv.reader(text.splitlines(), delimiter=";"))[1:]
    return "\n".join(
        f"{name} {version} – {licence}: {what}" for name, version, licence, what, *_ in parts
    )
