"""«Дела»: two lines each; Enter opens, Space is done, → puts off."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from lo_appeals.domain.texts import WEEKDAYS
from lo_appeals.services.agenda import Matter, Urgency
from lo_appeals.ui.brush import ENTER, LEFT
from lo_appeals.ui.controls import Button
from lo_appeals.ui.look import Look
from lo_appeals.ui.marks import Mark, draw_mark
from lo_appeals.ui.popover import DayPopover

MARKS = {
    Urgency.LATE: Mark.LATE,
    Urgency.TODAY: Mark.TODAY,
    Urgency.SOON: Mark.SOON,
    Urgency.NOTE: Mark.UNKNOWN,
    Urgency.BEGIN: Mark.NEW,
}
SAID = {
    Urgency.LATE: "просрочено",
    Urgency.TODAY: "сегодня",
    Urgency.SOON: "скоро",
    Urgency.NOTE: "к сведению",
    Urgency.BEGIN: "с чего начать",
}
PUT_OFF = (("На &завтра", 1), ("На &три дня", 3), ("На &неделю", 7))
MATTER = Qt.ItemDataRole.UserRole


class MatterPainter(QStyledItemDelegate):
    """Paints a matter: its mark, what, why."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one matter."""
        look, box = self.look, QRectF(option.rect)
        matter: Matter = index.data(MATTER)
        focused = option.state & QStyle.StateFlag.State_HasFocus
        if focused and option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, look.colour("select"))
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), look.colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, look.colour("hover"))
        top, left = box.top() + look.u * 1.5, box.left() + look.u * 2
        draw_mark(painter, left, top + (look.h - look.mark) / 2, MARKS[matter.urgency], look)
        left += look.mark + look.u * 2
        wide = box.right() - left - look.u
        metrics = QFontMetrics(look.body)
        painter.setFont(look.body)
        painter.setPen(look.colour("text"))
        text = metrics.elidedText(matter.what, Qt.TextElideMode.ElideRight, int(wide))
        painter.drawText(QRectF(left, top, wide, look.h), LEFT, text)
        painter.setFont(look.small)
        painter.setPen(look.colour("muted"))
        note = QFontMetrics(look.small).elidedText(
            matter.note, Qt.TextElideMode.ElideRight, int(wide)
        )
        painter.drawText(QRectF(left, top + look.h, wide, look.h), LEFT, note)


class Matters(QListWidget):
    """As high as its lines. `opened` (Matter), `done` (Matter), `put_off` (Matter, day)."""

    opened = Signal(object)
    done = Signal(object)
    put_off = Signal(object, object)

    def __init__(self, look: Look, today: Callable[[], date]) -> None:
        super().__init__()
        self.look, self._today = look, today
        self._painter = MatterPainter(look)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Дела: Enter открыть, пробел сделано, стрелка вправо отложить")
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.itemClicked.connect(self._open)

    def show_matters(self, matters: Sequence[Matter]) -> None:
        """Show these; the chosen place stays."""
        place = max(self.currentRow(), 0)
        self.clear()
        tall = self.look.h * 2 + self.look.u * 3
        for matter in matters:
            item = QListWidgetItem(f"{matter.what}. {matter.note} ({SAID[matter.urgency]})")
            item.setData(MATTER, matter)
            item.setToolTip(f"{matter.what}\n{matter.note}")
            item.setSizeHint(QSize(0, tall))
            self.addItem(item)
        self.setFixedHeight(tall * len(matters))
        self.setCurrentRow(min(place, len(matters) - 1))

    def chosen(self) -> Matter | None:
        """Return the current matter."""
        item = self.currentItem()
        matter: Matter | None = None if item is None else item.data(MATTER)
        return matter

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which one is current."""
        super().focusInEvent(event)
        if self.currentRow() < 0 and self.count():
            self.setCurrentRow(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Without the focus none is chosen."""
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space and Del are done, → puts off; the rest moves in the list."""
        matter = self.chosen()
        if matter is None:
            super().keyPressEvent(event)
        elif event.key() in ENTER:
            self.opened.emit(matter)
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Delete):
            self.done.emit(matter)
        elif event.key() == Qt.Key.Key_Right:
            self._menu(matter).popup(self._under())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same three by the right button."""
        matter = self.chosen()
        if matter is not None:
            self._menu(matter, whole=True).popup(event.globalPos())

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(MATTER))

    def _under(self) -> QPoint:
        box = self.visualItemRect(self.currentItem())
        return self.viewport().mapToGlobal(box.bottomLeft() + QPoint(self.look.u * 6, 0))

    def _menu(self, matter: Matter, *, whole: bool = False) -> QMenu:
        """Return the days to put off to; `whole` with what else can be done."""
        menu = QMenu("Отложить", self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if whole:
            menu.addAction("&Открыть\tEnter", partial(self.opened.emit, matter))
            menu.addAction("&Сделано\tПробел", partial(self.done.emit, matter))
            menu.addSeparator()
        today = self._today()
        for text, days in PUT_OFF:
            until = today + timedelta(days)
            said = f"{text}: {WEEKDAYS[until.weekday()]}, {until:%d.%m}"
            menu.addAction(said, partial(self.put_off.emit, matter, until))
        menu.addAction("На &дату…", partial(self._ask_day, matter))
        return menu

    def _ask_day(self, matter: Matter) -> None:
        asking = day_to_come(self.look, self, self._today)
        asking.picked.connect(partial(self.put_off.emit, matter))
        asking.open_under(self)


def day_to_come(look: Look, parent: QWidget, today: Callable[[], date]) -> DayPopover:
    """Ask for the day until which a matter is put off."""

    def refuse(day: date | None) -> str:
        late = day is None or day <= today()
        return "Укажите день позже сегодняшнего." if late else ""

    press = Button(look, "От&ложить", "check", primary=True)
    asking = DayPopover(look, parent, "Отложить до", press, today=today, refuse=refuse)
    asking.day.set_value(today() + timedelta(1))
    return asking
