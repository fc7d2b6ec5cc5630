"""The applicant and the text of an entry in its card: hidden until they are asked for (J4)."""

from PySide6.QtWidgets import QWidget

from lo_appeals.services.personal import Personal
from lo_appeals.ui.controls import Button
from lo_appeals.ui.layout import Facts, row, stack, words
from lo_appeals.ui.look import Look

TIP = "Показать заявителя и текст: запрос останется в журнале"


class PersonalPart(QWidget):
    """`ask` is its button; nothing is on screen before it is pressed."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.ask = Button(look, "Показать", flat=True, tip=TIP)
        self.facts = Facts(look)
        head = row(words("Заявитель и текст", look.subtitle), None, self.ask)
        self.setLayout(stack(head, self.facts, gap=look.u))
        self.offer(kept=False)

    def offer(self, *, kept: bool) -> None:
        """Hide what another entry showed; the part is there only where something is kept."""
        self.setVisible(kept)
        self.ask.setEnabled(kept)
        self.facts.hide()
        self.facts.show_facts([])

    def show_personal(self, found: Personal) -> None:
        """Show what was asked for."""
        self.facts.show_facts([("Заявитель", found.applicant), ("Текст", found.text)])
        self.facts.show()
        self.ask.setEnabled(False)
