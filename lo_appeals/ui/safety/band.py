"""The band of a second window: who holds the base, and that here it can only be looked at."""

from PySide6.QtWidgets import QFrame

from lo_appeals.services.office import Office
from lo_appeals.ui.layout import WINDOW, row, words
from lo_appeals.ui.look import Look


class Band(QFrame):
    """Shown only where another window holds the base."""

    def __init__(self, look: Look, office: Office) -> None:
        super().__init__()
        self.setBackgroundRole(WINDOW)
        self.setAutoFillBackground(True)
        held = office.holder
        said = f"Только просмотр: базу держит другое окно программы – {held.words}." if held else ""
        self.says = words(said, look.strong)
        self.setAccessibleName(said)
        u = look.u
        self.setLayout(row(self.says, None, edges=(u * 4, u * 2, u * 4, u * 2)))
        self.setVisible(held is not None)
