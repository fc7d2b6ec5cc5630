"""Fusion with flat controls of our own: buttons, fields, headers, scroll bars, focus.

Only drawing is overridden: `pixelMetric` and `styleHint` are asked all the time, in Python they
would slow everything down. No style sheet, so a change of theme is one `setPalette`.
"""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QPlainTextEdit,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComplex,
    QStyleOptionFrame,
    QStyleOptionHeader,
    QStyleOptionSlider,
    QWidget,
)

from lo_appeals.ui.brush import LEFT, RIGHT
from lo_appeals.ui.controls import Button
from lo_appeals.ui.look import Look, Tone

_STATE = QStyle.StateFlag
_PRIMITIVE = QStyle.PrimitiveElement
_SCROLL_BAR = QStyle.ComplexControl.CC_ScrollBar
_BUTTONS = (_PRIMITIVE.PE_PanelButtonCommand, _PRIMITIVE.PE_PanelButtonTool)
CORNER, SMALL_CORNER = 5, 2  # pixels; a small box with the large ones would be a circle
_ARROWS = {
    QStyleOptionHeader.SortIndicator.None_: "",
    QStyleOptionHeader.SortIndicator.SortUp: " ↓",
    QStyleOptionHeader.SortIndicator.SortDown: " ↑",
}


class HouseStyle(QProxyStyle):
    """The program's style; `look` is read on every paint."""

    def __init__(self, look: Look) -> None:
        super().__init__("Fusion")
        self.look = look

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw fields, plain buttons and check boxes flat; rows of lists are the delegate's."""
        if element == _PRIMITIVE.PE_PanelLineEdit and _framed(option):
            self._field(option, painter)
        elif element in _BUTTONS:
            self._button(option, painter)
        elif element == _PRIMITIVE.PE_IndicatorCheckBox:
            self._check_box(option, painter)
        elif element != _PRIMITIVE.PE_PanelItemViewRow:
            super().drawPrimitive(element, option, painter, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw our buttons, the headers of tables and the edge of a text of several lines."""
        if (
            element == QStyle.ControlElement.CE_PushButton
            and isinstance(widget, Button)
            and isinstance(option, QStyleOptionButton)
        ):
            self._push_button(option, painter, widget)
        elif element == QStyle.ControlElement.CE_Header and isinstance(option, QStyleOptionHeader):
            self._header(option, painter)
        elif element == QStyle.ControlElement.CE_HeaderEmptyArea:
            self._header_ground(option, painter)
        elif element == QStyle.ControlElement.CE_ShapedFrame and isinstance(widget, QPlainTextEdit):
            self._field(option, painter)
        else:
            super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw scroll bars as a bare thumb."""
        if widget is not None and isinstance(option, QStyleOptionSlider) and control == _SCROLL_BAR:
            self._scroll_bar(option, painter, widget)
        elif control == QStyle.ComplexControl.CC_ComboBox:
            self._combo(option, painter)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def _field(self, option: QStyleOption, painter: QPainter) -> None:
        focus = bool(option.state & _STATE.State_HasFocus)
        self._plate(painter, option.rect, "base", "accent" if focus else "edge", 2 if focus else 1)

    def _plate(
        self,
        painter: QPainter,
        rect: QRect,
        fill: Tone | None,
        edge: Tone | None = None,
        width: float = 1,
        *,
        corner: float = CORNER,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.look.colour(edge), width) if edge else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(self.look.colour(fill) if fill else Qt.BrushStyle.NoBrush)
        half = width / 2
        inner = QRectF(rect).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(inner, corner, corner)
        painter.restore()

    def _button(
        self, option: QStyleOption, painter: QPainter, *, primary: bool = False, flat: bool = False
    ) -> None:
        state = option.state
        enabled = bool(state & _STATE.State_Enabled)
        fill: Tone | None = None if flat else "raised"
        if primary and enabled:
            fill = "fill"
        elif state & (_STATE.State_On | _STATE.State_Sunken):
            fill = "select"
        elif enabled and state & _STATE.State_MouseOver:
            fill = "hover"
        edge: Tone = "edge" if enabled else "line"
        self._plate(painter, option.rect, fill, None if flat or fill == "fill" else edge)
        if state & _STATE.State_HasFocus and state & _STATE.State_KeyboardFocusChange:
            self._plate(painter, option.rect, None, "text", 2)

    def _check_box(self, option: QStyleOption, painter: QPainter) -> None:
        enabled = bool(option.state & _STATE.State_Enabled)
        edge: Tone = "edge" if enabled else "line"
        self._plate(painter, option.rect, "base", edge, corner=SMALL_CORNER)
        if option.state & _STATE.State_On:
            tick = self.look.icon("check", "text" if enabled else "edge")
            tick.paint(painter, option.rect.adjusted(1, 1, -1, -1))

    def _push_button(self, option: QStyleOptionButton, painter: QPainter, widget: Button) -> None:
        look, box = self.look, option.rect
        enabled = bool(option.state & _STATE.State_Enabled)
        self._button(option, painter, primary=widget.primary, flat=widget.isFlat())
        words = widget.words_width()
        icon = 0 if option.icon.isNull() else look.icon_px + (look.u * 3 // 2 if words else 0)
        x = (
            box.left() + look.u * 2
            if widget.leaning
            else box.center().x() - (words + icon) // 2 + 1
        )
        if icon:
            top = box.center().y() - look.icon_px // 2 + 1
            image = look.icon(widget.icon_name, "edge" if not enabled else widget.icon_tone())
            image.paint(painter, QRect(x, top, look.icon_px, look.icon_px))
        tone: Tone = widget.tone if enabled else "edge"
        painter.setPen(look.colour("on_fill" if widget.primary and enabled else tone))
        flags = LEFT | _mnemonic(option)
        painter.drawText(
            QRect(x + icon, box.top(), box.right() - x - icon, box.height()), flags, option.text
        )

    def _header_ground(self, option: QStyleOption, painter: QPainter) -> None:
        rect = option.rect
        painter.fillRect(rect, self.look.colour("base"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self.look.colour("line"))

    def _header(self, option: QStyleOptionHeader, painter: QPainter) -> None:
        look, rect = self.look, option.rect
        self._header_ground(option, painter)
        arrow = _ARROWS.get(option.sortIndicator, "")
        painter.setFont(look.small)
        painter.setPen(look.colour("text" if arrow else "muted"))
        first = option.position in (
            QStyleOptionHeader.SectionPosition.Beginning,
            QStyleOptionHeader.SectionPosition.OnlyOneSection,
        )
        box = rect.adjusted(look.u * (4 if first else 2), 0, -look.u * 2, 0)
        fit = painter.fontMetrics().elidedText(
            option.text, Qt.TextElideMode.ElideRight, box.width() - (look.ch * 2 if arrow else 0)
        )
        right = bool(option.textAlignment & Qt.AlignmentFlag.AlignRight)
        painter.drawText(box, RIGHT if right else LEFT, fit + arrow)

    def _combo(self, option: QStyleOption, painter: QPainter) -> None:
        look, box = self.look, option.rect
        focus = bool(option.state & _STATE.State_HasFocus)
        enabled = bool(option.state & _STATE.State_Enabled)
        edge: Tone = "accent" if focus else "edge" if enabled else "line"
        self._plate(painter, box, "base", edge, 2 if focus else 1)
        top = box.center().y() - look.mark // 2 + 1
        at = QRect(box.right() - look.mark - look.u, top, look.mark, look.mark)
        look.icon("chevron-down", "muted" if enabled else "edge").paint(painter, at)

    def _scroll_bar(self, option: QStyleOptionSlider, painter: QPainter, widget: QWidget) -> None:
        thumb = self.subControlRect(
            _SCROLL_BAR,
            option,
            QStyle.SubControl.SC_ScrollBarSlider,
            widget,
        )
        painter.fillRect(option.rect, option.palette.color(widget.backgroundRole()))
        upright = option.orientation == Qt.Orientation.Vertical
        hot = bool(option.state & _STATE.State_MouseOver)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.tint("edge", 0.95 if hot else 0.45))
        painter.drawRect(thumb.adjusted(6, 2, -3, -2) if upright else thumb.adjusted(2, 6, -2, -3))


def dress(application: QApplication, look: Look) -> None:
    """Give the application this look.

    One style lives as long as the application: Qt deletes a replaced one while widgets may still
    ask it.
    """
    style = application.style()
    if isinstance(style, HouseStyle):
        style.look = look
    else:
        application.setStyle(HouseStyle(look))
    application.setPalette(look.palette())
    application.setFont(look.body)


def undress(application: QApplication) -> None:
    """Give Qt's own style back: at the end ours must not outlive Python."""
    application.setStyle("Fusion")


def _framed(option: QStyleOption) -> bool:
    return isinstance(option, QStyleOptionFrame) and option.lineWidth > 0


def _mnemonic(option: QStyleOption) -> Qt.TextFlag:
    shown = bool(option.state & _STATE.State_KeyboardFocusChange)
    return Qt.TextFlag.TextShowMnemonic if shown else Qt.TextFlag.TextHideMnemonic
