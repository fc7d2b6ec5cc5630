"""Marks of one letter: date, number, printed, sent, answered; or out of the register."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lo_appeals.domain.errors import Conflict, UserError
from lo_appeals.services.office import Office
from lo_appeals.services.outgoing import TITLES, Marks, OutgoingLetter, kind_title
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.controls import Button
from lo_appeals.ui.fields import DateField, TextField
from lo_appeals.ui.form import Form
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import Facts, hairline, scrolled, stack
from lo_appeals.ui.sheet import Sheet

SENT = "Письмо отправлено: оно только для чтения. Записать можно полученный ответ."


class MarksSheet(Sheet):
    """`saved` after the marks were written."""

    help_page = "letters"
    help_heading = "Исходящие"
    saved = Signal()

    def __init__(self, kit: Kit, office: Office, changing: Changing) -> None:
        super().__init__(kit.look, "Отметки письма")
        self._office, self._changing = office, changing
        self._letter: OutgoingLetter | None = None
        look, u = kit.look, kit.look.u
        self.facts = Facts(look)
        self.form = Form(look)
        self.form.add("dated_on", "&Дата", DateField(look, "Дата", self._today),
                      "Как дала система документооборота.")  # fmt: skip
        self.form.add("number", "&Номер", TextField(look, "Номер", 20))
        self.form.add("printed_on", "Напечат&ано", DateField(look, "Напечатано", self._today))
        self.form.add("sent_on", "&Отправлено", DateField(look, "Отправлено", self._today),
                      "После этого письмо только для чтения.")  # fmt: skip
        self.form.add("answered_on", "&Получен ответ", DateField(look, "Получен", self._today))
        self.form.add("answer", "О&твет", TextField(look, "Ответ", 40), "Входящий номер или суть.")
        inside = QWidget()
        inside.setLayout(stack(self.facts, self.form, None, gap=u * 4,
                               edges=(u * 5, u * 4, u * 5, u * 4)))  # fmt: skip
        self.body.addWidget(hairline())
        self.body.addWidget(scrolled(inside, "Отметки письма"), 1)
        self.why = TextField(look, "Причина", 40)
        self.form.add("why", "При&чина", self.why,
                      "Только чтобы убрать письмо из журнала; файл останется.")  # fmt: skip
        self.save = Button(look, "&Сохранить", "check", primary=True)
        self.withdraw = Button(look, "&Убрать из журнала", "x")
        self.set_foot(self.withdraw, self.save)
        self.save.clicked.connect(self._save)
        self.withdraw.clicked.connect(self._withdraw)

    def _today(self) -> date:
        return self._office.clock().date()

    def show_letter(self, one: OutgoingLetter) -> None:
        """Show a letter's marks."""
        self._letter = one
        self.about.setText(kind_title(one.kind))
        self.facts.show_facts([("О чём", one.title), ("Кому", one.addressee), ("Файл", one.file)])
        self.form.set_values({key: getattr(one, key) for key in TITLES} | {"why": ""})
        self.withdraw.setEnabled(one.sent_on is None and one.issued_id is None)
        self.foot_says.setText(SENT if one.sent_on else "")

    def _save(self) -> None:
        values, letter = self.form.check(), self._letter
        if values is None or letter is None:
            return

        marks = Marks(**{key: values[key] for key in TITLES})
        mark = partial(self._office.outgoing.mark, letter.id, letter.version, marks)
        self._changing.do(mark, failed=self._refused, done=self.saved.emit)

    def _withdraw(self) -> None:
        values, letter = self.form.check(), self._letter
        if values is None or letter is None:
            return
        if not values["why"]:
            self.form.show_error("why", UserError("Причина не указана.", "Она войдёт в историю."))
            return
        take = partial(self._office.outgoing.withdraw, letter.id, str(values["why"]))
        self._changing.do(take, failed=self._refused, done=self.saved.emit)

    def _refused(self, error: UserError) -> None:
        if isinstance(error, Conflict) and self._letter is not None:
            self._letter = replace(self._letter, version=error.version)
            self.form.show_conflict(error)
        else:
            self.form.show_error("sent_on", error)
