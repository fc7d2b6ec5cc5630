"""A sheet of the clerk's own paragraphs: what they are about, the texts, personal data in them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lo_appeals.domain.errors import UserError
from lo_appeals.services.changes import Changes
from lo_appeals.services.office import Office
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.controls import Button
from lo_appeals.ui.fields import LongTextField
from lo_appeals.ui.form import Form
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import Facts, hairline, scrolled, stack, words
from lo_appeals.ui.sheet import Sheet

Write = Callable[[Mapping[str, str]], Changes]


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """One text of the sheet: its key, its name with an Alt letter, what to say under it."""

    key: str
    name: str
    about: str = ""


class ParagraphsSheet(Sheet):
    """`saved` after the paragraphs were written; each line is a paragraph of the letter.

    A sheet names its `heading`, its `texts` with the lines that each shows, and what is `told`
    at the foot.
    """

    saved = Signal()
    heading = ""
    texts: tuple[Paragraphs, ...] = ()
    lines = 6
    told = ""

    def __init__(self, kit: Kit, office: Office, changing: Changing) -> None:
        super().__init__(kit.look, self.heading)
        self._kit, self._office, self._changing = kit, office, changing
        self._write: Write | None = None
        look, u = kit.look, kit.look.u
        self.facts = Facts(look)
        self.form = Form(look)
        self.personal = words("", wrap=True)
        for one in self.texts:
            field = LongTextField(look, one.name.replace("&", ""), self.lines)
            self.form.add(one.key, one.name, field, one.about)
            field.editor.textChanged.connect(self._point_at_personal)
        inside = QWidget()
        inside.setLayout(stack(self.facts, self.form, self.personal, None, gap=u * 3,
                               edges=(u * 5, u * 4, u * 5, u * 4)))  # fmt: skip
        self.body.addWidget(hairline())
        self.body.addWidget(scrolled(inside, self.heading), 1)
        self.save = Button(look, "&Сохранить", "check", primary=True)
        self.set_foot(self.save)
        self.foot_says.setText(self.told)
        self.save.clicked.connect(self._save)

    def wait_for_texts(self) -> None:
        """Let nothing be typed until the texts are there: they would overwrite it."""
        self._write = None
        self.form.set_values(dict.fromkeys(self.form.row_keys, ""))
        self.form.setEnabled(False)

    def show_texts(
        self, facts: Sequence[tuple[str, str]], values: Mapping[str, str], write: Write
    ) -> None:
        """Show texts and what they are about; `write` keeps them."""
        self._write = write
        self.form.setEnabled(True)
        self.facts.setVisible(bool(facts))
        self.facts.show_facts(facts)
        self.form.set_values(dict(values))

    def _values(self) -> dict[str, str]:
        return {key: str(value) for key, value in (self.form.check() or {}).items()}

    def _point_at_personal(self) -> None:
        """Name what looks like personal data of citizens (J4)."""
        texts = self._values().values()
        found = [one for text in texts for one in self._office.causes.personal(text)]
        told = "; ".join(f"{one.what} «{one.text}»" for one in found)
        self.personal.setText(f"Похоже на персональные данные: {told}." if told else "")

    def _save(self) -> None:
        if self._write is not None:
            write = partial(self._write, self._values())
            self._changing.do(write, failed=self._refused, done=self.saved.emit)

    def _refused(self, error: UserError) -> None:
        self.form.show_error(self.form.row_keys[0], error)
