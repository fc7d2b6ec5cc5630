"""Write resources/icons/lo_appeals.ico from the drawing beside it: `python -m installer.icon`."""

import struct
import sys

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from installer.places import SOURCES

SIDES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
HEADER, ENTRY = struct.Struct("<3H"), struct.Struct("<4B2H2L")


def png(renderer: QSvgRenderer, side: int) -> bytes:
    """Return the drawing as a PNG of `side` pixels."""
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """Return an ICO of PNG pictures by side."""
    head, body = HEADER.pack(0, 1, len(pictures)), b""
    start = HEADER.size + ENTRY.size * len(pictures)
    for side, data in pictures.items():
        head += ENTRY.pack(side % 256, side % 256, 0, 0, 1, 32, len(data), start + len(body))
        body += data
    return head + body


def main() -> None:
    """Draw every size and write the file."""
    application = QGuiApplication([*sys.argv[:1], "-platform", "offscreen"])
    source = SOURCES / "resources" / "icons" / "lo_appeals.svg"
    renderer = QSvgRenderer(str(source))
    source.with_suffix(".ico").write_bytes(ico({side: png(renderer, side) for side in SIDES}))
    application.quit()


if __name__ == "__main__":
    main()
