"""The message bar: what happened, what is safe, what to do, and one way back. Asks nothing."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from lo_appeals.domain.errors import UserError
from lo_appeals.ui.brush import Brush
from lo_appeals.ui.controls import Button
from lo_appeals.ui.layout import row, stack, words
from lo_appeals.ui.look import Look, Tone

SHOWN_MS = 10_000
WIDEST = 74  # characters


class MessageBar(QFrame):
    """Bottom right of `parent`, above the foot of a sheet: the next step stays free.

    Stays 10 s, errors until closed; hovering stops the clock. Takes no focus.
    `undo_pressed` when the way back is wanted; `action_pressed` for the other
    button that a message may carry («Открыть папку»).
    """

    undo_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.tone: Tone = "accent"
        self.what = words("", wrap=True)
        self.advice = words("", look.small, muted=True, wrap=True)
        self.undo = Button(look, "Отменить  Ctrl+Z", "undo-2", flat=True)
        self.more = Button(look, "", flat=True)
        self.gone = Button(look, "", "x", flat=True, tip="Скрыть сообщение (Esc)")
        u = look.u
        text = stack(self.what, self.advice, gap=u // 2)
        self._inside = row(
            text, u * 2, self.more, self.undo, self.gone, gap=u, edges=(u * 5, u * 2, u, u * 2)
        )
        self.setLayout(self._inside)
        self._room = parent
        self._more_does: Callable[[], object] | None = None
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(SHOWN_MS)
        self._clock.timeout.connect(self.hide)
        self.gone.clicked.connect(self.hide)
        self.undo.clicked.connect(self._undo)
        self.more.clicked.connect(self._more)
        parent.installEventFilter(self)
        self.hide()

    def say(
        self,
        what: str,
        advice: str = "",
        *,
        undo: bool = False,
        more: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """Tell what happened; `more` is a button with its words and what it does."""
        self._show(what, advice, "accent", undo=undo, more=more)
        self._clock.start()

    def warn(
        self, error: UserError, *, more: tuple[str, Callable[[], object]] | None = None
    ) -> None:
        """Tell what went wrong and what to do; stays until it is closed."""
        self._clock.stop()
        self._show(error.what, error.advice, "late", undo=False, more=more)

    def _show(
        self,
        what: str,
        advice: str,
        tone: Tone,
        *,
        undo: bool,
        more: tuple[str, Callable[[], object]] | None,
    ) -> None:
        self.tone = tone
        self.what.setText(what)
        self.advice.setText(advice)
        self.advice.setVisible(bool(advice))
        self.undo.setVisible(undo)
        self.more.setVisible(more is not None)
        if more is not None:
            self.more.say(more[0])
            self._more_does = more[1]
        self.setAccessibleName(f"{what} {advice}".strip())
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        look, room = self.look, self._room.rect()
        widest = min(look.ch * WIDEST, room.width() // 2)
        for label in (self.what, self.advice):
            metrics = label.fontMetrics()
            label.setFixedWidth(min(metrics.horizontalAdvance(label.text()) + 4, widest))
        longest = max(one.width() for one in (self.what, self.advice) if one.text())
        self.what.setFixedWidth(longest)
        self.advice.setFixedWidth(longest)
        for label in (one for one in (self.what, self.advice) if one.text()):
            label.setFixedHeight(label.heightForWidth(longest))
        self._inside.activate()
        self.resize(self._inside.sizeHint())
        self.move(
            room.width() - self.width() - look.u * 5,
            room.height() - self.height() - look.h * 2 - look.u * 7 - look.control,
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the window changes its size."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Hovering stops the clock."""
        self._clock.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The clock starts anew, unless it is an error."""
        if self.tone != "late":
            self._clock.start()
        super().leaveEvent(event)

    def _undo(self) -> None:
        self.hide()
        self.undo_pressed.emit()

    def _more(self) -> None:
        self.hide()
        if self._more_does is not None:
            self._more_does()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the plate and the stripe that tells good from bad."""
        with Brush(self, self.look) as brush:
            brush.plate(QRectF(self.rect()), "raised", "edge")
            brush.fillRect(QRectF(0, 6, 4, self.height() - 12), self.look.colour(self.tone))
