"""The band of who may not change everything: a second window, a reader or a head; and why."""

from PySide6.QtWidgets import QFrame

from lo_appeals.services.office import Office
from lo_appeals.ui.layout import WINDOW, row, words
from lo_appeals.ui.look import Look


class Band(QFrame):
    """Shown only where something may not be changed here."""

    def __init__(self, look: Look, office: Office) -> None:
        super().__init__()
        self.setBackgroundRole(WINDOW)
        self.setAutoFillBackground(True)
        said = office.rights.reason
        self.says = words(said, look.strong)
        self.setAccessibleName(said)
        u = look.u
        self.setLayout(row(self.says, None, edges=(u * 4, u * 2, u * 4, u * 2)))
        self.setVisible(bool(said))
