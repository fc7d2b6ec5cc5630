"""The menu under «Загрузить»: another export, or one of those that were opened last."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from lo_appeals.domain.texts import moment
from lo_appeals.ui.controls import Button
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.tasks import Work

Known = Sequence[tuple[Path, datetime]]  # a file that is there, and when it was written


class RecentFiles(QObject):
    """`another` to ask for a file, `picked` (file) where one of the menu was chosen."""

    another = Signal()
    picked = Signal(str)

    def __init__(self, kit: Kit, button: Button) -> None:
        super().__init__(button)
        self._kit, self.button = kit, button
        self.menu = QMenu("Загрузить", button)
        self.menu.setToolTipsVisible(True)
        button.clicked.connect(self.open)

    def open(self) -> None:
        """Show the menu; where no recent file is left, ask for a file at once."""
        files = self._kit.screen.recent_files
        self._kit.tasks.run(partial(_there, files), self._show, key="recent")

    def _show(self, known: Known) -> None:
        if not known:
            self.another.emit()
            return
        self.menu.clear()
        self.menu.addAction("&Выбрать файл…\tCtrl+O", self.another.emit)
        self.menu.addSection("Недавние выгрузки")
        for number, (file, written) in enumerate(known, 1):
            named = f"&{number} {file.name.replace('&', '&&')}\t{moment(written)}"
            self.menu.addAction(named, partial(self.picked.emit, str(file))).setToolTip(str(file))
        self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))


def _there(files: Sequence[str], _work: Work) -> Known:
    """Return the files that can still be read: the drive of one may be gone."""
    found = []
    for file in map(Path, files):
        try:
            written = datetime.fromtimestamp(file.stat().st_mtime, UTC)
            found.append((file, written.astimezone()))
        except OSError:
            continue
    return found
