"""Marks of states: a shape, a word and a colour. Shape and word suffice without the colour."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from lo_appeals.domain.appeals import State
from lo_appeals.ui.look import Look, Tone

Points = tuple[tuple[float, float], ...]


class Mark(Enum):
    """What a state is called, its colour and its shape."""

    VERY_LATE = ("Просрочено давно", "late", "octagon")
    LATE = ("Просрочено", "late", "triangle")
    TODAY = ("Срок сегодня", "today", "diamond")
    SOON = ("Скоро срок", "soon", "half")
    OPEN = ("В работе", "open", "ring")
    DONE = ("Отвечено в срок", "done", "tick")
    DONE_LATE = ("Отвечено позже", "done_late", "box")
    DECLINED = ("Отклонено модератором", "muted", "cross")
    UNKNOWN = ("Не определено", "muted", "query")
    GOVERNOR = ("Губернатору", "done_late", "star")
    NEW = ("Новое", "done", "plus")
    CHANGED = ("Изменено", "open", "arrow")
    REJECTED = ("Отклонено", "late", "triangle")
    WARNING = ("Внимание", "soon", "triangle")

    def __init__(self, word: str, tone: Tone, shape: str) -> None:
        self.word = word
        self.tone: Tone = tone
        self.shape = shape


MARK_OF = {
    State.VERY_LATE: Mark.VERY_LATE,
    State.LATE: Mark.LATE,
    State.TODAY: Mark.TODAY,
    State.SOON: Mark.SOON,
    State.OPEN: Mark.OPEN,
    State.DONE: Mark.DONE,
    State.DONE_LATE: Mark.DONE_LATE,
    State.DECLINED: Mark.DECLINED,
}

_RAYS = (
    (0.52, 0, -1), (0.24, 0.59, -0.81), (0.52, 0.95, -0.31), (0.24, 0.95, 0.31),
    (0.52, 0.59, 0.81), (0.24, 0, 1), (0.52, -0.59, 0.81), (0.24, -0.95, 0.31),
    (0.52, -0.95, -0.31), (0.24, -0.59, -0.81),
)  # fmt: skip
_FILLED: dict[str, Points] = {
    "triangle": ((0.5, 0.02), (1, 0.95), (0, 0.95)),
    "diamond": ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
    "octagon": (
        (0.3, 0), (0.7, 0), (1, 0.3), (1, 0.7), (0.7, 1), (0.3, 1), (0, 0.7), (0, 0.3),
    ),
    "star": tuple((0.5 + r * x, 0.54 + r * y) for r, x, y in _RAYS),
}  # fmt: skip
_TICK: Points = ((0.28, 0.52), (0.44, 0.68), (0.73, 0.34))
_STROKES: dict[str, tuple[Points, ...]] = {
    "triangle": (((0.5, 0.36), (0.5, 0.6)), ((0.5, 0.8),)),
    "octagon": (((0.5, 0.24), (0.5, 0.54)), ((0.5, 0.75),)),
    "tick": (_TICK,),
    "box": (_TICK,),
    "plus": (((0.5, 0.28), (0.5, 0.72)), ((0.28, 0.5), (0.72, 0.5))),
    "cross": (((0.34, 0.34), (0.66, 0.66)), ((0.66, 0.34), (0.34, 0.66))),
    "arrow": (((0.26, 0.5), (0.74, 0.5)), ((0.54, 0.3), (0.74, 0.5), (0.54, 0.7))),
}
_OUTLINES = ("ring", "half", "query")


def draw_mark(
    painter: QPainter, x: float, y: float, mark: Mark, look: Look, *, quiet: bool = False
) -> None:
    """Draw the shape into a square of `look.mark` pixels; `quiet` (grey) where it counts none."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_body(painter, QRectF(x, y, look.mark, look.mark), mark, look, quiet=quiet)
    pen = QPen(look.colour("base"), max(1.3, look.mark * 0.14))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    for stroke in _STROKES.get(mark.shape, ()):
        points = [QPointF(x + look.mark * a, y + look.mark * b) for a, b in stroke]
        if len(points) == 1:
            painter.drawPoint(points[0])
        else:
            painter.drawPolyline(QPolygonF(points))
    painter.restore()


def _draw_body(painter: QPainter, box: QRectF, mark: Mark, look: Look, *, quiet: bool) -> None:
    ink, side = look.colour("edge" if quiet else mark.tone), box.width()
    inner = box.adjusted(side * 0.08, side * 0.08, -side * 0.08, -side * 0.08)
    pen = QPen(ink, max(1.4, side * 0.13))
    if mark.shape == "query":
        pen.setDashPattern([1.2, 1.6])
    outline = mark.shape in _OUTLINES
    painter.setPen(pen if outline else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(Qt.BrushStyle.NoBrush if outline else ink)
    if mark.shape in _FILLED:
        points = [QPointF(box.x() + side * a, box.y() + side * b) for a, b in _FILLED[mark.shape]]
        painter.drawPolygon(QPolygonF(points))
    elif mark.shape in ("box", "arrow"):
        painter.drawRoundedRect(inner, side * 0.15, side * 0.15)
    else:
        painter.drawEllipse(inner)
    if mark.shape == "half":
        painter.setBrush(ink)
        painter.drawPie(inner, 90 * 16, 180 * 16)
