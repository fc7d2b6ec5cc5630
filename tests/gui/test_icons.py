"""Icons outlive nothing that they need: whatever goes first, Qt goes on."""

import gc
import weakref

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from lo_appeals.paths import resources
from lo_appeals.ui.icons import SvgIcon
from lo_appeals.ui.look import LIGHT, Look


def test_look_goes_with_its_icons_and_leaves_their_engines(qapp: QApplication) -> None:
    look = Look(LIGHT, 10, resources() / "icons")
    icon: QIcon | None = look.icon("check")
    assert icon is not None
    assert not icon.pixmap(QSize(16, 16)).isNull()
    gone = weakref.ref(look)
    icon = None
    del look
    assert gone() is None  # no circle that the collector would have to break in any order
    gc.collect()
    assert any(isinstance(one, SvgIcon) and one.name == "check" for one in gc.get_objects())
