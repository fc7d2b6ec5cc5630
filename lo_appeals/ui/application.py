"""The one QApplication, with Russian words of Qt's own."""

import sys

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from lo_appeals.paths import resources

SCREEN_FILE = "screen.ini"  # what belongs to the screen, in the folder of the data


def application() -> QApplication:
    """Return the one application, made with Russian words of Qt's own."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    made = QApplication(sys.argv[:1])
    made.setApplicationName("lo_appeals")
    made.setApplicationDisplayName("Обращения")  # Qt adds it to the title of every other window
    made.setWindowIcon(QIcon(str(resources() / "icons" / "lo_appeals.ico")))
    QLocale.setDefault(QLocale(QLocale.Language.Russian, QLocale.Country.Russia))
    translator = QTranslator(made)  # qt_ru does not load; the parent keeps it alive
    if translator.load("qtbase_ru", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        made.installTranslator(translator)
    return made
