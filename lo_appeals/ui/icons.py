"""Line icons from SVG files, coloured from the theme while they are painted."""

import weakref
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

if TYPE_CHECKING:
    from lo_appeals.ui.look import Look, Tone

_engines: list["SvgIcon"] = []  # an engine that goes before its QIcon breaks Qt: none goes
_renderers: dict[tuple[Path, str], QSvgRenderer] = {}


def renderer(file: Path, colour: str) -> QSvgRenderer:
    """Return the kept renderer of an SVG whose `currentColor` is `colour` (#rrggbb)."""
    key = (file, colour)
    if key not in _renderers:
        svg = file.read_text("utf-8").replace("currentColor", colour)
        _renderers[key] = QSvgRenderer(svg.encode())
    return _renderers[key]


class SvgIcon(QIconEngine):
    """An icon of the folder `look.icons` in the colour `tone` of the present theme."""

    def __init__(self, look: "Look", name: str, tone: "Tone") -> None:
        super().__init__()
        self._look, self.name, self.tone = weakref.ref(look), name, tone
        _engines.append(self)

    @property
    def look(self) -> "Look":
        """The look that the icon belongs to: whoever shows an icon holds its look too."""
        look = self._look()
        if look is None:
            raise ReferenceError(self.name)
        return look

    def clone(self) -> QIconEngine:
        """Return another engine that paints the same."""
        return SvgIcon(self.look, self.name, self.tone)

    def paint(
        self,
        painter: QPainter,
        rect: QRect,
        mode: QIcon.Mode,
        _state: QIcon.State,
    ) -> None:
        """Paint into `rect`; what is disabled is pale."""
        tone: Tone = "edge" if mode == QIcon.Mode.Disabled else self.tone
        colour = self.look.colour(tone).name()
        renderer(self.look.icons / f"{self.name}.svg", colour).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon as a picture of that size."""
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, picture.rect(), mode, state)
        painter.end()
        return picture
