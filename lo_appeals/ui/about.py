"""«О программе»: version, where the data are, licences."""

from pathlib import Path

from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from lo_appeals import __version__
from lo_appeals.ui.controls import Button
from lo_appeals.ui.layout import Facts, hairline, stack, words
from lo_appeals.ui.look import Look
from lo_appeals.ui.sheet import Sheet

PURPOSE = (
    "Учёт обращений граждан с платформы «Госуслуги. Решаем вместе» по Положению, "
    "утверждённому приказом Комитета общественных коммуникаций Ленинградской области."
)
LICENCES = (
    ("Qt, PySide6", "LGPL-3.0"),
    ("SQLAlchemy, Alembic", "MIT"),
    ("openpyxl, python-docx, python-calamine", "MIT"),
    ("lxml, XlsxWriter", "BSD"),
    ("pymorphy3, pytrovich, platformdirs", "MIT"),
    ("Значки Lucide", "ISC, ниже"),
)


class AboutSheet(Sheet):
    """Nothing to decide here."""

    help_page = "start"

    def __init__(self, look: Look, folder: Path) -> None:
        super().__init__(look, "О программе")
        self._folder = folder
        facts = Facts(look, 40)
        facts.show_facts(
            [("Версия", __version__), ("Qt", qVersion()), ("Данные", str(folder)), *LICENCES]
        )
        licence = QPlainTextEdit(_icons_licence(look.icons))
        licence.setReadOnly(True)
        licence.setAccessibleName("Лицензия значков")
        u = look.u
        inside = QWidget()
        inside.setLayout(
            stack(
                words(PURPOSE, wrap=True),
                facts,
                licence,
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


def _icons_licence(icons: Path) -> str:
    file = icons / "LICENSE"
    return file.read_text("utf-8") if file.is_file() else ""
