"""The status line: selection, background work with a way to stop, last copy, who works."""

from datetime import datetime

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from lo_appeals.domain.texts import number
from lo_appeals.ui.brush import Brush
from lo_appeals.ui.controls import Button
from lo_appeals.ui.layout import WINDOW, row, words
from lo_appeals.ui.look import Look
from lo_appeals.ui.tasks import Work

NARROW = 135  # characters: below, the last copy is said in short beside the stamp
LEAST = 105  # below, and while something is being done, there is no room for it


class Progress(QWidget):
    """What is being done and how far it is; `stop` when the clerk wants no more of it."""

    stop = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.said = words("")
        self.work: Work | None = None
        self.button = Button(
            look, "Остановить", flat=True, tip="Остановить: ничего не сохранится наполовину"
        )
        self.button.setFixedHeight(look.h + 4)
        self.setLayout(row(look.ch * 20, self.said, self.button, gap=look.u * 2))
        self.button.clicked.connect(self.stop)
        self.hide()

    def show_work(self, work: Work | None) -> None:
        """Show a work, or nothing."""
        self.work = work
        if work is None:
            self.hide()
            return
        text = f"{work.title} – ждём другую программу" if work.waits else work.title
        if work.total:
            text += f": {number(work.done)} из {number(work.total)}"
        elif work.done:
            text += f": {number(work.done)}"
        self.said.setText("Останавливаем…" if work.cancel.is_set() else text)
        self.setAccessibleName(self.said.text())
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the track; where the whole is not known, a piece of it."""
        if self.work is None:
            return
        look, work = self.look, self.work
        track = QRectF(0, self.height() / 2 - 3, look.ch * 18, 6)
        with Brush(self, look) as brush:
            brush.fillRect(track, look.tint("edge", 0.35))
            wide = track.width()
            if work.total:
                track.setWidth(wide * work.share)
            else:
                track.setLeft((work.done // 200 % 10) * wide / 12)
                track.setWidth(wide / 6)
            brush.fillRect(track, look.colour("accent"))


class StatusLine(QWidget):
    """One line under everything."""

    def __init__(self, look: Look, who: str) -> None:
        super().__init__()
        self.look = look
        self.setBackgroundRole(WINDOW)
        self.setAutoFillBackground(True)
        self.says = words("")
        self.progress = Progress(look)
        self.stamp = words("", muted=True)
        self.copy = words("", muted=True)
        self.who = words(who, muted=True)
        self._long = self._short = ""  # of the last copy
        self._chars = 0.0  # of the window
        u = look.u
        self.setLayout(
            row(
                self.says, self.progress, None, self.stamp, self.copy, self.who,
                gap=u * 6, edges=(u * 4, u, u * 4, u),
            )
        )  # fmt: skip
        self.setMinimumHeight(look.h + u * 3)

    def show_copy(self, made: datetime | None, *, shared: bool = False) -> None:
        """Show when the last checked copy was made; a shared base's are the server's business."""
        none = "Копии общей базы делает сервер" if shared else "Копий пока нет"
        self._long = f"Последняя проверенная копия: {made:%d.%m %H:%M}" if made else none
        self._short = f"Копия: {made:%d.%m %H:%M}" if made else none
        self.copy.setToolTip(self._long)
        self._fit()

    def show_work(self, work: Work | None) -> None:
        """Show a work, or nothing."""
        self.progress.show_work(work)
        self._fit()

    def make_room(self, chars: float, *, stamp: bool) -> None:
        """The `stamp` stands here where the header has no room for it."""
        self.stamp.setVisible(stamp)
        self._chars = chars
        self._fit()

    def _fit(self) -> None:
        narrow = not self.stamp.isHidden() and self._chars < NARROW
        self.copy.setText(self._short if narrow else self._long)
        self.copy.setHidden(narrow and (self._chars < LEAST or self.progress.work is not None))
