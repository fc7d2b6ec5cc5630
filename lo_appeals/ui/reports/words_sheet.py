"""The clerk's own words to one deficiency: a paragraph of the information (п. 10)."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lo_appeals.domain.errors import UserError
from lo_appeals.services.deficiencies import Item, Tick
from lo_appeals.services.office import Office
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.controls import Button
from lo_appeals.ui.fields import LongTextField
from lo_appeals.ui.form import Form
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import Facts, hairline, scrolled, stack, words
from lo_appeals.ui.sheet import Sheet


class WordsSheet(Sheet):
    """`saved` after the words were written."""

    saved = Signal()

    def __init__(self, kit: Kit, office: Office, changing: Changing) -> None:
        super().__init__(kit.look, "Слова к недостатку")
        self._office, self._changing = office, changing
        self._item: Item | None = None
        look, u = kit.look, kit.look.u
        self.facts = Facts(look)
        self.form = Form(look)
        self.text = LongTextField(look, "Слова исполнителя", 6)
        self.form.add("words", "С&лова", self.text,
                      "Абзац в информации вице-губернатору; пусто – без него.")  # fmt: skip
        self.personal = words("", wrap=True)
        inside = QWidget()
        inside.setLayout(stack(self.facts, self.form, self.personal, None, gap=u * 4,
                               edges=(u * 5, u * 4, u * 5, u * 4)))  # fmt: skip
        self.body.addWidget(hairline())
        self.body.addWidget(scrolled(inside, "Слова к недостатку"), 1)
        self.save = Button(look, "&Сохранить", "check", primary=True)
        self.set_foot(self.save)
        self.save.clicked.connect(self._save)
        self.text.editor.textChanged.connect(self._point_at_personal)

    def show_item(self, item: Item) -> None:
        """Show the words kept with one deficiency."""
        self._item = item
        self.facts.show_facts([("Орган", item.body), ("Недостаток", item.finding.told)])
        self.form.set_values({"words": item.words})

    def _point_at_personal(self) -> None:
        found = self._office.causes.personal(str((self.form.check() or {}).get("words", "")))
        told = "; ".join(f"{one.what} «{one.text}»" for one in found)
        self.personal.setText(f"Похоже на персональные данные: {told}." if told else "")

    def _save(self) -> None:
        values, item = self.form.check(), self._item
        if values is not None and item is not None:
            confirmed = item.decided is not None and item.decided.confirmed
            tick = Tick(item.ticked, confirmed, str(values["words"]))
            decide = partial(self._office.deficiencies.decide, [(item, tick)])
            self._changing.do(decide, failed=self._refused, done=self.saved.emit)

    def _refused(self, error: UserError) -> None:
        self.form.show_error("words", error)
