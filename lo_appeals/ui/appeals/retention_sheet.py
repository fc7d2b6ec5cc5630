"""How long personal values are kept: what is due, what would be removed, removing it (J2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from lo_appeals.domain.selection import Law, Selection
from lo_appeals.domain.texts import appeals, number
from lo_appeals.services.changes import Changes
from lo_appeals.services.office import Office
from lo_appeals.services.retention import Keeping, Removal
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.controls import Button
from lo_appeals.ui.fields import CountField
from lo_appeals.ui.form import Form
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import BASE, Facts, hairline, row, scrolled, selectable, stack, words
from lo_appeals.ui.lines import Line, Lines
from lo_appeals.ui.sheet import Sheet
from lo_appeals.ui.tasks import Work

ABOUT = (
    "Обезличивание убирает фамилии, адреса, примечания, тексты и слова доклада Губернатору: из "
    "полей, правок, журнала, прежних значений и поиска. Номера, даты, темы и органы остаются, "
    "показатели не меняются. Копии базы, сделанные раньше, хранят, что в них было."
)
TWICE = "Отменить будет нельзя. Если всё верно, нажмите ещё раз."
STATES = (Keeping.REVIEW, Keeping.ANONYMISE, Keeping.KEEP, Keeping.DONE)
ICONS = {Keeping.REVIEW: "search", Keeping.ANONYMISE: "x", Keeping.KEEP: "bookmark",
         Keeping.DONE: "check"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kept:
    """Entries by what is decided of them; those due first."""

    years: int
    groups: Sequence[tuple[str, str, Sequence[int]]]  # words, icon, ids


class RetentionSheet(Sheet):
    """`wants_entries` (Selection) to see the entries of a group."""

    help_page = "safety"
    help_heading = "Срок хранения и обезличивание"
    wants_entries = Signal(object)

    def __init__(self, kit: Kit, office: Office, changing: Changing) -> None:
        look, u = kit.look, kit.look.u
        super().__init__(look, "Срок хранения и обезличивание")
        self._kit, self._office, self._changing = kit, office, changing
        self._armed: tuple[int, ...] = ()  # entries whose removal was asked for once
        self.groups = Lines(look, "Обращения по решению о хранении")
        self.groups.setFixedWidth(look.ch * 46)
        self.groups.setBackgroundRole(BASE)
        self.form = Form(look)
        years = CountField(look, "Срок хранения, лет", 1, 100, required=True)
        about_years = "После ответа. В Положении срока нет: его задаёт номенклатура дел."
        self.form.add("years", "Срок &хранения, лет", years, about_years)
        self.save_years = Button(look, "&Сохранить срок", "check")
        self.what = words("", look.subtitle, wrap=True)
        self.plan = Facts(look, 26)
        self.keep = Button(look, "&Хранить дальше", "bookmark")
        self.review = Button(look, "Про&верить", "search", tip="Отложить для проверки")
        self.show_entries = Button(look, "&Показать обращения", "list")
        self.remove = Button(look, "О&безличить", "x")
        inside = QWidget()
        about = selectable(ABOUT)
        about.setMaximumWidth(look.ch * 90)
        inside.setLayout(
            stack(about, u, self.form, row(self.save_years, None), u * 2, self.what, self.plan,
                  row(self.show_entries, self.review, self.keep, None, gap=u * 2), None,
                  gap=u * 2, edges=(u * 6, u * 4, u * 6, u * 4))
        )  # fmt: skip
        self.body.addWidget(hairline())
        both = row(self.groups, hairline(upright=True), scrolled(inside, "Хранение"), gap=0)
        self.body.addLayout(both, 1)
        self.set_foot(self.remove)
        self._connect()

    def _connect(self) -> None:
        self.groups.currentItemChanged.connect(self._moved)
        self.save_years.clicked.connect(self._save_years)
        self.keep.clicked.connect(partial(self._decide, Keeping.KEEP))
        self.review.clicked.connect(partial(self._decide, Keeping.REVIEW))
        self.show_entries.clicked.connect(self._show_entries)
        self.remove.clicked.connect(self._remove)
        self._changing.changed.connect(self._changed)

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.kinds & {"appeals", "settings"}:
            self.reload()

    def reload(self) -> None:
        """Ask for everything anew."""
        self._kit.tasks.run(self._fetch, self._show, key="retention")

    def _fetch(self, _work: Work) -> Kept:
        service = self._office.retention
        groups = [("Срок хранения вышел", "clock", service.due())]
        groups += [(one.value, ICONS[one], service.in_state(one)) for one in STATES]
        return Kept(service.years(), groups)

    def _show(self, found: Kept) -> None:
        before = self.groups.currentRow()
        self.form.set_values({"years": found.years})
        self.groups.show_lines(
            [Line(icon, title, number(len(ids)), tuple(ids)) for title, icon, ids in found.groups]
        )
        self.groups.setCurrentRow(max(before, 0))

    @property
    def chosen(self) -> tuple[int, ...]:
        """The entries of the chosen group."""
        line = self.groups.chosen()
        return line.value if line is not None else ()

    def _moved(self, _now: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        self._armed = ()
        line = self.groups.chosen()
        done = line is not None and line.text == Keeping.DONE.value
        self.what.setText(f"{line.text}: {appeals(len(self.chosen))}" if line else "")
        for one in (self.keep, self.review, self.remove):
            one.setEnabled(bool(self.chosen) and not done)
        self.show_entries.setEnabled(bool(self.chosen))
        self.remove.say(f"О&безличить: {appeals(len(self.chosen))}")
        self.foot_says.setText("Сначала показано, сколько значений уйдёт; пока ничего не изменено.")
        self.plan.show_facts([])
        if self.chosen and not done:
            self._kit.tasks.run(partial(self._weigh, self.chosen), self._tell, key="removal")

    def _weigh(self, ids: Sequence[int], _work: Work) -> Removal:
        return self._office.retention.plan(ids)

    def _tell(self, found: Removal) -> None:
        places = {
            **found.fields, "Тексты": found.texts, "Прежние значения правок": found.corrections,
            "Значения в журнале": found.journal_values, "Значения до загрузок": found.images,
            "Всего значений": found.total,
        }  # fmt: skip
        self.plan.show_facts([(name, number(count)) for name, count in places.items()])

    def _save_years(self) -> None:
        values = self.form.check()
        if values is not None:
            self._changing.do(partial(self._office.retention.set_years, values["years"]))

    def _decide(self, state: Keeping) -> None:
        self._changing.do(partial(self._office.retention.decide, self.chosen, state))

    def _show_entries(self) -> None:
        line = self.groups.chosen()
        if line is not None:
            self.wants_entries.emit(
                Selection(law=Law.BOTH, chosen=self.chosen, chosen_as=f"Хранение: {line.text}")
            )

    def _remove(self) -> None:
        """Ask once more: this alone has no way back."""
        if self._armed != self.chosen:
            self._armed = self.chosen
            self.foot_says.setText(TWICE)
            return
        remove = partial(self._office.retention.anonymise, self.chosen)
        self._changing.do(remove, title="Обезличивание")
