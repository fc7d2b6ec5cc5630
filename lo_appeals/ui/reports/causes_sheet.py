"""Causes, measures and proposals of a month: the clerk's own paragraphs."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lo_appeals.domain.texts import month_title
from lo_appeals.domain.timeliness import Period
from lo_appeals.services.changes import Changes
from lo_appeals.services.office import Office
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.controls import Button
from lo_appeals.ui.fields import LongTextField
from lo_appeals.ui.form import Form
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import hairline, scrolled, stack, words
from lo_appeals.ui.sheet import Sheet


class CausesSheet(Sheet):
    """`saved` after the paragraphs were written."""

    saved = Signal()
    _written = Signal()

    def __init__(self, kit: Kit, office: Office, changing: Changing) -> None:
        super().__init__(kit.look, "Причины и предложения")
        self._office, self._changing = office, changing
        self._period: Period | None = None
        self._version = 0
        look, u = kit.look, kit.look.u
        self.form = Form(look)
        self.causes = LongTextField(look, "Причины и меры", 6)
        self.proposals = LongTextField(look, "Предложения", 6)
        self.form.add("causes", "&Причины и меры", self.causes, "Каждая строка – абзац доклада.")
        self.form.add("proposals", "Пр&едложения", self.proposals)
        self.personal = words("", wrap=True)
        inside = QWidget()
        inside.setLayout(stack(self.form, self.personal, None, gap=u * 3,
                               edges=(u * 5, u * 4, u * 5, u * 4)))  # fmt: skip
        self.body.addWidget(hairline())
        self.body.addWidget(scrolled(inside, "Причины и предложения"), 1)
        self.save = Button(look, "&Сохранить", "check", primary=True)
        self.set_foot(self.save)
        self.foot_says.setText("Текст хранится вместе с месяцем и входит в его доклад.")
        self.save.clicked.connect(self._save)
        for one in (self.causes, self.proposals):
            one.editor.textChanged.connect(self._point_at_personal)
        # emitted in the thread of the work: queued to this one
        self._written.connect(self.saved, Qt.ConnectionType.QueuedConnection)

    def show_month(self, period: Period) -> None:
        """Show a month's paragraphs."""
        kept = self._office.causes.words(period)
        self._period, self._version = period, kept.version
        self.about.setText(f"за {month_title(period.first).lower()}")
        self.form.set_values({"causes": kept.causes, "proposals": kept.proposals})

    def _point_at_personal(self) -> None:
        values = self.form.check() or {}
        found = [one for text in values.values() for one in self._office.causes.personal(text)]
        told = "; ".join(f"{one.what} «{one.text}»" for one in found)
        self.personal.setText(f"Похоже на персональные данные: {told}." if told else "")

    def _save(self) -> None:
        values = self.form.check()
        if values is None or self._period is None:
            return
        write = partial(self._write, self._period, values["causes"], values["proposals"])
        self._changing.do(write)

    def _write(self, period: Period, causes: str, proposals: str) -> Changes:
        done = self._office.causes.save(period, self._version, causes, proposals)
        self._written.emit()
        return done
