"""A record beside its list: title, state, sections one under another, actions at the foot."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from lo_appeals.ui.card_form import CardForm
from lo_appeals.ui.controls import Button, StateLine
from lo_appeals.ui.copying import copy_text
from lo_appeals.ui.layout import BASE, LOW, hairline, row, scrolled, stack, words
from lo_appeals.ui.look import Look
from lo_appeals.ui.tab_order import in_reading_order


class Card(QWidget):
    """`shut` after the cross. `inside` takes the sections; a form can cover them for a while.

    `covering` (CardForm) when one does, `uncovering` (CardForm) before it goes.
    """

    shut = Signal()
    covering = Signal(object)
    uncovering = Signal(object)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.look = look
        self.setAccessibleName(name)
        self.setBackgroundRole(BASE)
        self.setAutoFillBackground(True)
        u = look.u
        self.title = words("", look.title, wrap=True)
        self.copy = Button(look, "", "copy", flat=True, tip="Скопировать заглавие")
        self.cross = Button(look, "", "x", flat=True, tip="Закрыть карточку (Esc)")
        self.state = StateLine(look)
        self.inside = QVBoxLayout()
        self.inside.setContentsMargins(u * 5, u * 3, u * 5, u * 4)
        self.inside.setSpacing(u * 2)
        body = QWidget()
        body.setLayout(self.inside)
        self.area = scrolled(body, f"{name}: содержание")
        self._came_from: QWidget | None = None  # where the focus was before a form
        self.covers = QStackedWidget()
        self.covers.addWidget(self.area)
        self.foot = QWidget()
        self.foot_line = hairline()
        head = row(self.title, self.copy, self.cross, gap=u)
        head.setStretch(0, 1)
        whole = stack(
            stack(head, self.state, gap=u, edges=(u * 5, u * 3, u * 3, u * 3)),
            hairline(),
            self.covers,
            self.foot_line,
            self.foot,
            gap=0,
        )
        self.setLayout(row(hairline(upright=True), whole, gap=0))
        self.cross.clicked.connect(self.shut)
        self.copy.clicked.connect(self._copy_title)

    def set_foot(self, buttons: Sequence[QWidget]) -> None:
        """Put the actions at the foot."""
        u = self.look.u
        self.foot.setLayout(row(*buttons, None, gap=u, edges=(u * 5, u * 2, u * 2, u * 2)))

    def cover(self, form: QWidget) -> None:
        """Show a form instead of the sections; its own buttons stand under it.

        The heading gives way: a form needs the height more.
        """
        self.uncover()
        self._came_from = QApplication.focusWidget()
        self.covers.addWidget(form)
        in_reading_order(form)
        self.covers.setCurrentWidget(form)
        self.foot.hide()
        self.foot_line.hide()
        self._fit_title()
        if isinstance(form, CardForm):
            self.covering.emit(form)

    def uncover(self) -> None:
        """Show the sections again and let the form go; the focus goes where it came from."""
        held = False
        while (form := self.covers.widget(1)) is not None:
            held = held or form.isAncestorOf(QApplication.focusWidget() or self)
            if isinstance(form, CardForm):
                self.uncovering.emit(form)
            self.covers.removeWidget(form)
            form.deleteLater()
        self.foot.show()
        self.foot_line.show()
        self._fit_title()
        came = self._came_from
        if held and came is not None and isValid(came) and came.isVisible():
            came.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the heading gives way as well."""
        super().resizeEvent(event)
        self._fit_title()

    def _fit_title(self) -> None:
        small = self.covered or self.height() < self.look.row * LOW
        self.title.setFont(self.look.strong if small else self.look.title)

    @property
    def covered(self) -> bool:
        """Tell whether a form is open in the card."""
        return self.covers.count() > 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the form, then the card."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif isinstance(form := self.covers.currentWidget(), CardForm):
            form.given_up.emit()
        elif self.covered:
            self.uncover()
        else:
            self.shut.emit()

    def _copy_title(self) -> None:
        copy_text(self.title.text())
