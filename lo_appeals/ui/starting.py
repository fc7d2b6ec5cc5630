"""The program's sign, seen from the first moment: most of the program takes its time to load."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from lo_appeals.paths import data_folder
from lo_appeals.ui.application import SCREEN_FILE, application
from lo_appeals.ui.brush import Brush
from lo_appeals.ui.layout import row, stack, words
from lo_appeals.ui.look import Look
from lo_appeals.ui.settings_store import ScreenSettings

ICON_PX = 48


class StartSign(QWidget):
    """What starts, in the middle of the screen; the first window of the program takes it off."""

    def __init__(self, look: Look) -> None:
        super().__init__(None, Qt.WindowType.SplashScreen | Qt.WindowType.FramelessWindowHint)
        self.look, u = look, look.u
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setPalette(look.palette())
        self.setWindowTitle("Запуск")
        picture = QLabel()
        picture.setPixmap(QApplication.windowIcon().pixmap(ICON_PX, ICON_PX))
        told = stack(words("Обращения", look.title), words("Открывается…", look.body, muted=True))
        self.setLayout(row(picture, told, gap=u * 4, edges=(u * 8, u * 6, u * 12, u * 6)))
        self.adjustSize()
        screen = QApplication.primaryScreen().availableGeometry()
        self.move(screen.center() - self.rect().center())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and an edge: it has no frame of the system."""
        with Brush(self, self.look) as brush:
            brush.fillRect(self.rect(), self.look.colour("window"))
            brush.setPen(self.look.colour("edge"))
            brush.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))


def show_sign() -> StartSign:
    """Show the sign now; the caller keeps it while the program loads."""
    made = application()
    sign = StartSign(Look.chosen(ScreenSettings(data_folder() / SCREEN_FILE)))
    sign.show()
    made.processEvents()
    return sign


def take_off_sign() -> None:
    """Take the sign off: there is something to work with."""
    for one in QApplication.topLevelWidgets():
        if isinstance(one, StartSign):
            one.close()
