"""What came of the deficiencies of a notice: the vice-governor's decision, the measures (п. 10)."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lo_appeals.domain.errors import UserError
from lo_appeals.services.changes import Changes
from lo_appeals.services.deficiencies import Item, Outcome
from lo_appeals.services.office import Office
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.controls import Button
from lo_appeals.ui.fields import DateField, LongTextField
from lo_appeals.ui.form import Form
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import Facts, hairline, scrolled, stack
from lo_appeals.ui.sheet import Sheet


class OutcomeSheet(Sheet):
    """`saved` after the outcome was written."""

    help_page = "letters"
    help_heading = "Недостатки"
    saved = Signal()
    _written = Signal()

    def __init__(self, kit: Kit, office: Office, changing: Changing) -> None:
        super().__init__(kit.look, "Решение и меры")
        self._office, self._changing = office, changing
        self._item: Item | None = None
        look, u = kit.look, kit.look.u
        self.facts = Facts(look)
        self.form = Form(look)
        self.form.add("decision", "&Решение", LongTextField(look, "Решение вице-губернатора"),
                      "Решение вице-губернатора по этому недостатку.")  # fmt: skip
        self.form.add("decided_on", "&Дата решения", DateField(look, "Дата решения", self._today))
        self.form.add("measures", "&Меры", LongTextField(look, "Принятые меры"))
        self.form.add("measured_on", "Дата м&ер", DateField(look, "Дата мер", self._today))
        inside = QWidget()
        inside.setLayout(stack(self.facts, self.form, None, gap=u * 4,
                               edges=(u * 5, u * 4, u * 5, u * 4)))  # fmt: skip
        self.body.addWidget(hairline())
        self.body.addWidget(scrolled(inside, "Решение и меры"), 1)
        self.save = Button(look, "&Сохранить", "check", primary=True)
        self.set_foot(self.save)
        self.save.clicked.connect(self._save)
        # emitted in the thread of the work: queued to this one
        self._written.connect(self.saved, Qt.ConnectionType.QueuedConnection)

    def _today(self) -> date:
        return self._office.clock().date()

    def show_item(self, item: Item) -> None:
        """Show what is known of one deficiency."""
        self._item = item
        self.facts.show_facts([("Орган", item.body), ("Недостаток", item.finding.told)])
        if item.decided is not None:
            self.form.set_values({key: getattr(item.decided, key) for key in self.form.row_keys})

    def _save(self) -> None:
        values, item = self.form.check(), self._item
        if values is not None and item is not None and item.decided is not None:
            write = partial(self._write, item.decided.id, item.decided.version, Outcome(**values))
            self._changing.do(write, failed=self._refused)

    def _write(self, decided_id: int, version: int, outcome: Outcome) -> Changes:
        done = self._office.deficiencies.record_outcome(decided_id, version, outcome)
        self._written.emit()
        return done

    def _refused(self, error: UserError) -> None:
        self.form.show_error("decided_on", error)
