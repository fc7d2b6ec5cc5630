"""The wizard's picture is drawn without Qt, and Qt reads in it what Qt drew into the icon."""

from PySide6.QtGui import QImage

from installer import panel
from installer.places import SOURCES

ICON = SOURCES / "resources" / "icons" / "lo_appeals.ico"


def test_the_icon_is_read_as_qt_reads_it():
    png = panel.picture_of(ICON.read_bytes())
    image = QImage.fromData(png)
    rows = panel.pixels(png)
    for x, y in ((0, 0), (10, 20), (32, 32), (40, 25), (63, 63)):
        colour = image.pixelColor(x, y)
        seen = (colour.red(), colour.green(), colour.blue(), colour.alpha())
        assert tuple(rows[y][x * 4 : x * 4 + 4]) == seen


def test_the_panel_is_a_picture_with_the_icon_on_grey(tmp_path):
    panel.write_panel(ICON, tmp_path / "panel.bmp")
    image = QImage(str(tmp_path / "panel.bmp"))
    assert (image.width(), image.height()) == (panel.WIDTH, panel.HEIGHT)
    assert image.pixelColor(0, 0).getRgb()[:3] == panel.GREY
    assert image.pixelColor(0, panel.HEIGHT - 1).getRgb()[:3] == panel.GREY
    middle = image.pixelColor(panel.WIDTH // 2, panel.TOP + 6).getRgb()[:3]
    assert (
        middle
        == QImage.fromData(panel.picture_of(ICON.read_bytes())).pixelColor(32, 6).getRgb()[:3]
    )
