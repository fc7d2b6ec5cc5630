"""Buttons, tiles, the bar of sections, a place with nothing in it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QTabBar, QWidget

from lo_appeals.ui.brush import ENTER, MIDDLE, Brush, Painted, Press
from lo_appeals.ui.layout import page, row, stack, words
from lo_appeals.ui.look import Look, Tone
from lo_appeals.ui.marks import Mark, draw_mark


class Button(QPushButton):
    """A button drawn by the house style. `text` carries the Alt letter (&)."""

    def __init__(
        self,
        look: Look,
        text: str,
        icon: str = "",
        *,
        primary: bool = False,
        flat: bool = False,
        tip: str = "",
    ) -> None:
        super().__init__(text)
        self.look, self.icon_name, self.primary, self.leaning = look, icon, primary, False
        self.tone: Tone = "text"
        self.refused = ""  # why it may never be pressed
        self.setFlat(flat)
        self.setAutoDefault(False)
        if icon:
            self.setIcon(look.icon(icon))
        self.setToolTip(tip or text.replace("&", ""))
        self.setAccessibleName(self.toolTip())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def icon_tone(self) -> Tone:
        """The colour of the icon where the button can be pressed."""
        if self.primary:
            return "on_fill"
        return "muted" if self.tone == "text" else self.tone

    def forbid(self, reason: str) -> None:
        """Never let it be pressed; its tip says why."""
        self.refused = reason
        self.setEnabled(False)
        self.setToolTip(reason)
        self.setAccessibleDescription(reason)

    def setEnabled(self, enabled: bool) -> None:
        """Let it be pressed or not; what is forbidden stays so."""
        super().setEnabled(enabled and not self.refused)

    def set_primary(self, primary: bool) -> None:
        """Make it the zone's expected next step, or not."""
        self.primary = primary
        self.update()

    def say(self, text: str) -> None:
        """Change the words."""
        self.setText(text)
        if not self.refused:
            self.setToolTip(text.replace("&", ""))
        self.setAccessibleName(text.replace("&", ""))
        self.updateGeometry()

    def words_width(self) -> int:
        """Return the width of the words in pixels."""
        flag = Qt.TextFlag.TextShowMnemonic.value
        return self.fontMetrics().size(flag, self.text()).width() if self.text() else 0

    def sizeHint(self) -> QSize:
        """As wide as icon and words; square without words."""
        look, text = self.look, self.words_width()
        if not text:
            return QSize(look.control, look.control)
        icon = look.icon_px + look.u * 3 // 2 if self.icon_name else 0
        return QSize(text + icon + look.u * 5, look.control)

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its words."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it too."""
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)


class Tile(Press):
    """A figure that leads to its rows: the number, its word, and what it is compared with."""

    def __init__(
        self, look: Look, text: str, mark: Mark | None = None, *, tall: bool = True
    ) -> None:
        self.font_of_number = look.figure if tall else look.title
        self.number_height = QFontMetrics(self.font_of_number).height()
        lines = 2 if tall else 1
        super().__init__(look, text, self.number_height + look.h * lines + look.u * 3)
        self.mark, self.tall, self.number, self.note = mark, tall, "—", ""
        self.setText(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(look.ch * 13)

    def show_figure(self, number: str, note: str = "", said: str = "") -> None:
        """Show a number and its comparison; `said` is what a screen reader says of the latter."""
        self.number, self.note = number, note
        self.setAccessibleName(f"{self.text()}: {number}. {said or note}".rstrip(". "))
        self.setToolTip(f"{said or note}\nПоказать обращения".strip() if self.isEnabled() else "")
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Repaint: what is pointed at shows that it can be pressed."""
        self.update()
        super().enterEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the plate, the number, the word and the note."""
        look, pad, u = self.look, self.look.u * 2.5, self.look.u
        hot = self.isEnabled() and (self.underMouse() or self.by_key())
        wide = self.width() - pad * 2
        with Brush(self, look) as brush:
            brush.plate(
                QRectF(self.rect()),
                "hover" if hot else "base",
                "accent" if self.by_key() else "line",
                2 if self.by_key() else 1,
            )
            brush.words(
                QRectF(pad, u, wide - look.mark, self.number_height),
                self.number,
                "accent" if hot else "text",
                self.font_of_number,
            )
            y = u + self.number_height
            brush.words(
                QRectF(pad, y, wide, look.h),
                self.text(),
                "text" if self.tall else "muted",
                look.small,
            )
            brush.words(QRectF(pad, y + look.h, wide, look.h), self.note, "muted", look.small)
            if self.mark:
                x = self.width() - pad - look.mark
                draw_mark(brush, x, u * 2.5, self.mark, look, quiet=self.number == "0")


class SectionBar(QTabBar):
    """The sections of the program: plain words, a bar under the present one."""

    def __init__(self, look: Look, names: Sequence[str]) -> None:
        super().__init__()
        self.look = look
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setAccessibleName("Разделы")
        for name in names:
            self.addTab(name)

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as the word, as high as the header."""
        text = QFontMetrics(self.look.subtitle).horizontalAdvance(self.tabText(index))
        return QSize(text + self.look.u * 7, self.look.control + self.look.u * 4)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Words of sections are never cut."""
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words and the bar."""
        look = self.look
        with Brush(self, look) as brush:
            for index in range(self.count()):
                box, now = self.tabRect(index), index == self.currentIndex()
                tone: Tone = "text" if now else "muted"
                brush.words(QRectF(box), self.tabText(index), tone, look.subtitle, MIDDLE)
                if now:
                    thick = 5 if self.hasFocus() else 3
                    bar = box.adjusted(look.u * 3, box.height() - thick, -look.u * 3, 0)
                    brush.fillRect(bar, look.colour("accent"))


class StateLine(Painted):
    """The state of a record in words, with its mark."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Состояние", look.h + 2)
        self.said, self.mark = "", Mark.UNKNOWN

    def show_state(self, said: str, mark: Mark) -> None:
        """Show another state."""
        self.said, self.mark = said, mark
        self.setAccessibleName(said)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark and the words."""
        look, left = self.look, self.look.mark + self.look.u * 2
        with Brush(self, look) as brush:
            draw_mark(brush, 0, (self.height() - look.mark) / 2, self.mark, look)
            room = QRectF(left, 0, self.width() - left, self.height())
            brush.words(room, self.said, self.mark.tone, look.strong)


class Picture(QWidget):
    """A large pale icon of an empty place."""

    def __init__(self, look: Look, icon: str) -> None:
        super().__init__()
        self.look, self.icon = look, icon
        self.setFixedSize(look.h * 3, look.h * 3)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon."""
        with Brush(self, self.look) as brush:
            self.look.icon(self.icon, "edge").paint(brush, self.rect())


def empty_place(look: Look, icon: str, title: str, says: str, *buttons: QWidget) -> QWidget:
    """Return an empty place that says what it is for and what to do first."""
    head, text = words(title, look.title), words(says, muted=True, wrap=True)
    text.setFixedWidth(look.ch * 58)
    for label in (head, text):
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return page(
        stack(
            None,
            row(None, Picture(look, icon), None),
            look.u * 2,
            head,
            row(None, text, None),
            look.u * 3,
            row(None, *buttons, None),
            None,
            None,
            gap=look.u * 2,
        )
    )
