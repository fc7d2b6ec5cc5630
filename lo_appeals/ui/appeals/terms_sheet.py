"""Terms and the production calendar: what is in force, a change with its effect first (D10)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QListWidgetItem, QWidget

from lo_appeals.domain.deadlines import Rule, Shift, Unit
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.selection import Law, Selection
from lo_appeals.domain.texts import appeals, day
from lo_appeals.services.changes import Changes
from lo_appeals.services.office import Office
from lo_appeals.services.rule_changes import Effect
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.choices import ChoiceField
from lo_appeals.ui.controls import Button
from lo_appeals.ui.fields import CountField, DateField, TextField
from lo_appeals.ui.form import Form
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import BASE, hairline, page, row, scrolled, selectable, stack, words
from lo_appeals.ui.lines import Line, Lines
from lo_appeals.ui.sheet import Sheet
from lo_appeals.ui.tasks import Work

PLAIN = "Сначала покажем, у скольких открытых обращений изменится срок; без согласия – ничего."
FORMATS = "Производственный календарь (*.csv)"
LEAST_RULES, RULES, RULES_SHARE = 3, 62, 0.45  # rows; characters, and of the width
UNITS = tuple((one, one.title) for one in Unit)
SHIFTS = tuple((one, one.title) for one in Shift)


@dataclass(frozen=True, slots=True)
class InForce:
    """Rules of the base and what is known of the calendar's years."""

    rules: Sequence[Rule]
    years: str
    warnings: Sequence[str]


class TermsSheet(Sheet):
    """`wants_entries` (Selection) to see the entries whose term a change would move."""

    help_page = "terms"
    help_heading = "Изменить срок или календарь"
    wants_entries = Signal(object)

    def __init__(self, kit: Kit, office: Office, changing: Changing) -> None:
        super().__init__(kit.look, "Сроки и производственный календарь")
        self._kit, self._office, self._changing = kit, office, changing
        self.effect: Effect | None = None
        look = kit.look
        self.rules = Lines(look, "Действующие сроки")
        self.rules.setBackgroundRole(BASE)
        self.form = self._form()
        self.about_rule = selectable("")
        self.years = selectable("")
        self.calendar = Button(look, "Загрузить &календарь…", "upload",
                               tip="Производственный календарь из файла CSV")  # fmt: skip
        self.show_moved = Button(look, "&Показать обращения", "list")
        self._compose()
        self.check = Button(look, "Посчи&тать", "clipboard-check", tip="Что изменится (Enter)")
        self.accept = Button(look, "П&ринять", "check", primary=True)
        self.set_foot(self.show_moved, self.check, self.accept)
        self.rules.currentItemChanged.connect(self._moved)
        self.calendar.clicked.connect(self._ask_file)
        self.check.clicked.connect(self.reckon)
        self.accept.clicked.connect(self._accept)
        self.show_moved.clicked.connect(self._show_moved)
        changing.changed.connect(self._changed)
        self._forget()

    def _form(self) -> Form:
        look = self._kit.look
        form = Form(look)
        form.add("term", "&Срок", CountField(look, "Срок", 1, 3660, required=True))
        form.add("unit", "&Единица", ChoiceField(look, "Единица", UNITS))
        day_off = "Если день нерабочий"
        form.add("shift", "Если день нера&бочий", ChoiceField(look, day_off, SHIFTS))
        since = DateField(look, "Действует с", self._today, required=True)
        form.add("since", "&Действует с", since,
                 "Для обращений, зарегистрированных с этого дня; более ранние считаются "
                 "по прежнему сроку.")  # fmt: skip
        form.add("clause", "П&ункт", TextField(look, "Пункт", 20, required=True))
        form.add("reason", "Ос&нование", TextField(look, "Основание", 60),
                 "Приказ или решение; попадёт в журнал и в карточки обращений.")  # fmt: skip
        return form

    def _compose(self) -> None:
        look, u = self._kit.look, self._kit.look.u
        inside = QWidget()
        self.title_of_form = words("Изменить срок", look.subtitle)
        inside.setLayout(
            stack(
                self.title_of_form, self.about_rule, self.form, None,
                gap=u * 2, edges=(u * 6, u * 4, u * 6, u * 4),
            )
        )  # fmt: skip
        known = stack(
            words("Производственный календарь", look.subtitle), self.years,
            row(self.calendar, None), gap=u * 2, edges=(u * 4, u * 3, u * 4, u * 3),
        )  # fmt: skip
        self.body.addWidget(hairline())
        self.rules.setMinimumHeight(look.row * LEAST_RULES)
        in_force = page(stack(self.rules, hairline(), known, gap=0))
        self.in_force = scrolled(in_force, "Действующие сроки и календарь")
        both = row(self.in_force, hairline(upright=True), scrolled(inside, "Срок"), gap=0)
        self.body.addLayout(both, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the form has more room than what is in force."""
        super().resizeEvent(event)
        self.in_force.setFixedWidth(min(self.look.ch * RULES, round(self.width() * RULES_SHARE)))

    def _today(self) -> date:
        return self._office.clock().date()

    # --- what is in force ---------------------------------------------------------------------

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and "rules" in changes.kinds:
            self.reload()

    def reload(self) -> None:
        """Ask for rules and calendar anew."""
        self._kit.tasks.run(self._fetch, self._show, key="terms")

    def _fetch(self, _work: Work) -> InForce:
        known = self._office.rules.calendar().years
        checked = [str(one.year) for one in known if not one.provisional]
        guessed = [str(one.year) for one in known if one.provisional]
        years = f"Утверждён: {', '.join(checked)}."
        if guessed:
            years += f" Предварительный: {', '.join(guessed)}."
        return InForce(self._office.rules.rules(), years, self._office.rules.warnings())

    def _show(self, found: InForce) -> None:
        before = self.rules.currentRow()
        self.rules.show_lines([_line(one) for one in found.rules])
        if 0 <= before < self.rules.count():
            self.rules.setCurrentRow(before)
        self.years.setText("\n".join((found.years, *found.warnings)))

    def _moved(self, _now: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        line = self.rules.chosen()
        if line is None:
            return
        rule: Rule = line.value
        self.title_of_form.setText(f"Изменить: {rule.title}")
        self.about_rule.setText(f"Сейчас {_said(rule)}. {rule.basis}".strip())
        self.form.set_values({
            "term": rule.term, "unit": rule.unit, "shift": rule.shift, "since": self._today(),
            "clause": rule.clause,
        })  # fmt: skip
        self._forget()

    # --- a change -----------------------------------------------------------------------------

    def _forget(self) -> None:
        self.effect = None
        self.foot_says.setText(PLAIN)
        self.accept.setEnabled(False)
        self.check.set_primary(True)
        self.show_moved.hide()

    def _new_rule(self) -> Rule | None:
        line, values = self.rules.chosen(), self.form.check()
        if line is None or values is None:
            return None
        rule: Rule = line.value
        return replace(
            rule, term=values["term"], unit=values["unit"], shift=values["shift"],
            in_force_from=values["since"], clause=values["clause"],
        )  # fmt: skip

    def reckon(self) -> None:
        """Tell what the change in the form would do."""
        new = self._new_rule()
        if new is None:
            return
        if _same(new, self.rules.chosen()):
            self._forget()
            self.foot_says.setText("Срок прежний: менять нечего.")
            return
        self._weigh(partial(self._office.rule_changes.rule_effect, new))

    def _weigh(self, ask: Callable[[], Effect]) -> None:
        def work(_work: Work) -> Effect:
            return ask()

        self._kit.tasks.run(work, self._tell, title="Считаем последствия", key="effect")

    def _tell(self, effect: Effect) -> None:
        self.effect = effect
        self.show_moved.setVisible(bool(effect.moving))
        self.show_moved.say(f"&Показать {appeals(len(effect.moving))}")
        self.accept.setEnabled(True)
        self.accept.set_primary(True)
        self.check.set_primary(False)
        new = "" if effect.rule else "Новый календарь. "
        self.foot_says.setText(f"{new}{effect.text} Пока ничего не изменено.")

    def _show_moved(self) -> None:
        if self.effect is not None:
            ids = tuple(one.entry.id for one in self.effect.moving)
            self.wants_entries.emit(Selection(law=Law.BOTH, chosen=ids, chosen_as="Меняется срок"))

    def _accept(self) -> None:
        effect, new = self.effect, self._new_rule()
        if effect is None or new is None:
            return
        if effect.rule is not None and replace(effect.rule, id=new.id) != new:
            self.reckon()  # the form was changed after it was told what happens
            return
        reason = self.form.field("reason").value()
        if not reason:
            error = UserError("Основание не указано.", "Напишите, почему меняется срок.")
            self.form.show_error("reason", error)
            return
        accept = partial(self._office.rule_changes.accept, effect, reason)
        self._changing.do(accept, title="Меняем сроки", done=self._forget)

    # --- the calendar -------------------------------------------------------------------------

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, "Производственный календарь", str(Path.home()), FORMATS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.read_calendar)
        dialog.open()

    def read_calendar(self, file: str) -> None:
        """Tell what the calendar in a file would do."""
        self._weigh(partial(self._office.rule_changes.calendar_effect, Path(file)))


def _said(rule: Rule) -> str:
    since = f", с {day(rule.in_force_from)}" if rule.in_force_from else ""
    return f"{rule.term_text}, с нерабочего дня {rule.shift.title}{since} ({rule.clause})"


def _line(rule: Rule) -> Line:
    since = f"с {day(rule.in_force_from)} · " if rule.in_force_from else ""
    return Line("clock", f"{rule.title}: {rule.term_text}", f"{since}{rule.clause}", rule)


def _same(new: Rule, line: Line | None) -> bool:
    return line is not None and replace(new, in_force_from=line.value.in_force_from) == line.value
