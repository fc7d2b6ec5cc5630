"""«О программе»: version, where the data are, licences."""

import csv
from pathlib import Path

from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from lo_appeals import __version__
from lo_appeals.paths import resources
from lo_appeals.ui.controls import Button
from lo_appeals.ui.layout import Facts, hairline, stack, words
from lo_appeals.ui.look import Look
from lo_appeals.ui.sheet import Sheet

PURPOSE = (
    "Учёт обращений граждан с платформы «Госуслуги. Решаем вместе» по Положению, "
    "утверждённому приказом Комитета общественных коммуникаций Ленинградской области."
)
COMPONENTS = "licences/components.csv"
DICTIONARY = (
    "Словарь русского языка – OpenCorpora (opencorpora.org), CC BY-SA 3.0; в программе – через "
    "pymorphy3-dicts-ru."
)


class AboutSheet(Sheet):
    """Nothing to decide here."""

    help_page = "start"

    def __init__(self, look: Look, folder: Path) -> None:
        super().__init__(look, "О программе")
        self._folder = folder
        facts = Facts(look, 40)
        facts.show_facts([("Версия", __version__), ("Qt", qVersion()), ("Данные", str(folder))])
        self.licences = QPlainTextEdit(f"{components()}\n\n{_icons_licence(look.icons)}".strip())
        self.licences.setReadOnly(True)
        self.licences.setAccessibleName("Состав программы и лицензии")
        u = look.u
        inside = QWidget()
        inside.setLayout(
            stack(
                words(PURPOSE, wrap=True),
                facts,
                words(DICTIONARY, wrap=True),
                self.licences,
                gap=u * 3,
                edges=(u * 5, u * 4, u * 5, u * 4),
            )
        )
        self.body.addWidget(hairline())
        self.body.addWidget(inside, 1)
        open_folder = Button(look, "Папка &данных", "database")
        open_folder.clicked.connect(self._open_folder)
        self.set_foot(open_folder)
        self.foot_says.setText("Данные остаются на этом компьютере: программа не выходит в сеть.")

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def components() -> str:
    """Return the parts of the program with their licences, a line each."""
    text = (resources() / COMPONENTS).read_text("utf-8-sig")
    parts = list(csv.reader(text.splitlines(), delimiter=";"))[1:]
    return "\n".join(
        f"{name} {version} – {licence}: {what}" for name, version, licence, what, *_ in parts
    )


def _icons_licence(icons: Path) -> str:
    file = icons / "LICENSE"
    return file.read_text("utf-8") if file.is_file() else ""
