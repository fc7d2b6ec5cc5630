"""Letters by a condition: kind, bodies, own words; what is in the way; made and skipped."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lo_appeals.domain.texts import counted, month_title
from lo_appeals.domain.timeliness import Period
from lo_appeals.services.letters import Batch, MadeLetter
from lo_appeals.services.letters_gate import FILL_IN, Obstacle
from lo_appeals.services.letters_late import LATE
from lo_appeals.services.letters_late import TITLE as LATE_TITLE
from lo_appeals.services.letters_plan import LetterOrder, Plan, Planned, Skipped
from lo_appeals.services.office import Office
from lo_appeals.system import office_program
from lo_appeals.ui.changing import Changing
from lo_appeals.ui.chips import Condition
from lo_appeals.ui.choices import CheckField, ChoiceField
from lo_appeals.ui.controls import Button, StateLine
from lo_appeals.ui.fields import LongTextField, TextField
from lo_appeals.ui.form import Form
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.layout import hairline, row, scrolled, selectable, stack, words
from lo_appeals.ui.look import Look
from lo_appeals.ui.marks import Mark
from lo_appeals.ui.sheet import Sheet
from lo_appeals.ui.tasks import Work

WORDS = "текст.исполнителя"
GOVERNOR = "governor"  # its words are kept with each matter
ELSEWHERE = "Слова доклада – у каждого вопроса: «Губернатору», «Слова доклада…»"
NO_WAY = "На этом компьютере нет ни Word, ни LibreOffice: для числа останется место."
LINES = 200  # of one list on the sheet
NAMED = 3  # bodies that one obstacle names


class LettersSheet(Sheet):
    """`made` (Batch) after the letters are on the disk; `wants_settings` to fill them in."""

    help_page = "letters"
    help_heading = "Письма по отбору"
    made = Signal(object)
    wants_settings = Signal()

    def __init__(self, kit: Kit, office: Office, changing: Changing) -> None:
        super().__init__(kit.look, "Письма")
        self._kit, self._office, self._changing = kit, office, changing
        self._period: Period | None = None
        self._only: tuple[int, ...] | None = None  # bodies that were chosen elsewhere
        self._common: list[Obstacle] = []  # what is in the way of every letter
        look, u = kit.look, kit.look.u
        kinds = [(one.key, f"{one.title} ({one.clause})") for one in office.letters.kinds()
                 if one.write is not None]  # fmt: skip
        self.kind = ChoiceField(look, "Вид письма", [*kinds, (LATE, LATE_TITLE)])
        self.form = Form(look)
        self.form.add("kind", "&Вид письма", self.kind)
        self.form.add("body_text", "Ор&ганы", TextField(look, "Органы", 50),
                      "Часть наименования; пусто – все, кому письмо нужно.")  # fmt: skip
        self.words = LongTextField(look, "Слова исполнителя", 4)
        self.form.add("words", "С&лова исполнителя", self.words,
                      "Отдельными абзацами; без персональных данных граждан.")  # fmt: skip
        self.sheets = CheckField(look, "Сосчитать листы прило&жения")
        way = office_program()
        self.form.add("count_sheets", "", self.sheets, f"Считает {way}." if way else NO_WAY)
        self.sheets.set_value(bool(way))
        self.sheets.editor.setEnabled(bool(way))
        self.only = Condition(look, "", "only")
        self.only.hide()
        self.state = StateLine(look)
        self.way = selectable("")
        self.whom_title = words("Будут составлены", look.subtitle)
        self.whom = selectable("")
        self.skipped_title = words("Не будут составлены", look.subtitle)
        self.skipped = selectable("")
        self._compose(look, u)
        self.only.removed.connect(self._widen)
        self.settings.clicked.connect(self.wants_settings)
        self.check.clicked.connect(self.look_ahead)
        self.make.clicked.connect(self._make)
        self.kind.editor.currentIndexChanged.connect(self.look_ahead)

    def _compose(self, look: Look, u: int) -> None:
        inside = QWidget()
        inside.setLayout(
            stack(self.state, row(self.only, None), self.form, u * 2, self.way, u * 2,
                  self.whom_title, self.whom, u * 2, self.skipped_title, self.skipped, None,
                  gap=u * 2, edges=(u * 5, u * 4, u * 5, u * 4))
        )  # fmt: skip
        self.body.addWidget(hairline())
        self.area = scrolled(inside, "Письма по отбору")
        self.body.addWidget(self.area, 1)
        self.check = Button(look, "&Проверить", "circle-check")
        self.make = Button(look, "&Составить письма", "mail", primary=True)
        self.settings = Button(look, "&Настройки…", "settings", tip="Настройки (Ctrl+,)")
        self.settings.hide()
        self.set_foot(self.settings, self.check, self.make)
        self.foot_says.setText(
            "Письмо, которому что-то мешает, сохраняется черновиком и в журнал не попадает."
        )

    def show_for(
        self, period: Period | None, kind: str = "", only: Sequence[int] | None = None
    ) -> None:
        """Offer letters for a month, to `only` these bodies; `kind` is chosen where it is named."""
        self._period = period
        self._narrow(only)
        self.about.setText(f"за {month_title(period.first).lower()}" if period else "")
        if kind:
            self.kind.set_value(kind)
        self.look_ahead()

    def _narrow(self, only: Sequence[int] | None) -> None:
        self._only = None if only is None else tuple(only)
        self.only.setVisible(only is not None)
        if only is not None:
            bodies = counted(len(only), "выделенному органу", "выделенным органам",
                             "выделенным органам")  # fmt: skip
            self.only.say(f"Только {bodies}")
            self.form.set_values({"body_text": ""})

    def _widen(self, _key: object) -> None:
        self._narrow(None)
        self.look_ahead()

    def order(self) -> LetterOrder:
        """Return what is asked for."""
        values = self.form.check() or {}
        kind = str(values.get("kind", ""))
        said = str(values.get("words", ""))
        own = {WORDS: said} if said and kind != GOVERNOR else {}
        return LetterOrder(
            kind, self._period, self._only, body_text=str(values.get("body_text", "")),
            words=own, count_sheets=bool(values.get("count_sheets")),
        )  # fmt: skip

    def look_ahead(self) -> None:
        """Show what would be made and what is in the way."""
        self.state.show_state("Смотрим, кому нужны письма…", Mark.UNKNOWN)
        order = self.order()
        to_governor = order.kind == GOVERNOR
        self.words.editor.setEnabled(not to_governor)
        self.words.editor.setPlaceholderText(ELSEWHERE if to_governor else "")

        def plan(_work: Work) -> Sequence[Plan]:
            if order.kind == LATE:
                return self._office.late_letters.plan(order)
            return (self._office.letters.plan(order),)

        self._kit.tasks.run(plan, self._show, title="Проверка писем", key="letters-plan")

    def _show(self, plans: Sequence[Plan]) -> None:
        letters = [one for plan in plans for one in plan.letters]
        self._common = [o for plan in plans for o in plan.obstacles]
        obstacles = [*self._common]
        obstacles += [o for one in letters for o in one.obstacles]
        stops = any(one.stops for one in obstacles)
        many = counted(len(letters), "письмо", "письма", "писем")
        if not letters:
            self.state.show_state("Составлять нечего", Mark.UNKNOWN)
        elif any(one.stops for one in self._common):
            self.state.show_state(f"{many}: все останутся черновиками", Mark.LATE)
        elif stops:
            self.state.show_state(f"{many}: часть останется черновиками", Mark.LATE)
        elif obstacles:
            self.state.show_state(f"{many}: посмотрите замечания", Mark.WARNING)
        else:
            self.state.show_state(f"{many}: можно составлять", Mark.DONE)
        self.way.setText(_lines(_in_the_way(obstacles)))
        lacking = any(one.mend == FILL_IN for one in self._common)
        self.settings.setVisible(lacking)
        self.settings.set_primary(lacking)
        self.make.set_primary(not lacking)
        self._show_whom([line for plan in plans for line in _whom_all(plan, alone=len(plans) == 1)])
        self._show_skipped([one for plan in plans for one in plan.skipped])
        self.make.setEnabled(bool(letters))

    def _show_whom(self, lines: Sequence[str]) -> None:
        self.whom_title.setVisible(bool(lines))
        self.whom.setText(_lines(lines))

    def _show_skipped(self, skipped: Sequence[Skipped]) -> None:
        self.skipped_title.setVisible(bool(skipped))
        self.skipped.setText(_lines(_by_reason(skipped)))

    def _make(self) -> None:
        self.make.setEnabled(False)
        self._kit.tasks.run(
            partial(self._work, self.order()), self._done, title="Составление писем"
        )

    def _work(self, order: LetterOrder, work: Work) -> Batch:
        def tell(done: int, total: int) -> None:
            work.done, work.total = done, total

        service = self._office.late_letters if order.kind == LATE else self._office.letters
        return service.make(order, cancel=work.cancel, progress=tell)

    def _done(self, batch: Batch) -> None:
        self._changing.accept(batch.changes)
        whole = Mark.DONE if batch.made else Mark.UNKNOWN
        self.state.show_state(batch.changes.text, Mark.WARNING if batch.cancelled else whole)
        told = [_became(one) for one in batch.made]
        if any(one.draft for one in batch.made):
            told += [str(one) for one in self._common if one.stops]
        self.way.setText(_lines(told))
        self._show_whom([])
        self._show_skipped(batch.skipped)
        self.area.ensureWidgetVisible(self.state)
        self.made.emit(batch)


def _whom_all(plan: Plan, *, alone: bool) -> list[str]:
    """Return the letters of a plan, under their kind where there are several kinds."""
    count = counted(len(plan.letters), "письмо", "письма", "писем")
    head = [] if alone else [f"{plan.kind.title} ({plan.kind.clause}) – {count}:"]
    return [*head, *map(_whom, plan.letters)] if plan.letters else []


def _whom(one: Planned) -> str:
    """Return a planned letter as it will be addressed: body, post, name."""
    post = " ".join(one.addressee.post.split())
    told = ", ".join(filter(None, (post, one.addressee.name)))
    return f"{one.dossier.body or one.draft.subject}: {told}" if told else one.draft.subject


def _became(one: MadeLetter) -> str:
    """Return a letter's file, and of a draft what stood in its way."""
    stops = "; ".join(str(o) for o in one.obstacles if o.stops)
    return f"{one.file.name}: {stops}" if one.draft and stops else one.file.name


def _in_the_way(obstacles: Sequence[Obstacle]) -> list[str]:
    """Return each obstacle once, those that leave only drafts first, with the bodies it has."""
    bodies: dict[str, list[str]] = {}
    for one in sorted(obstacles, key=lambda one: not one.stops):
        bodies.setdefault(str(one), []).append(one.body)
    return [f"• {_whose(whose)}{said}" for said, whose in bodies.items()]


def _whose(bodies: Sequence[str]) -> str:
    named = list(dict.fromkeys(filter(None, bodies)))
    if len(named) <= NAMED:
        return f"{'; '.join(named)}: " if named else ""
    rest = counted(len(named) - NAMED, "орган", "органа", "органов")
    return f"{'; '.join(named[:NAMED])} и ещё {rest}: "


def _by_reason(skipped: Sequence[Skipped]) -> list[str]:
    """Return each reason once, with the bodies that it keeps without a letter."""
    bodies: dict[str, list[str]] = {}
    for one in skipped:
        bodies.setdefault(one.reason, []).append(one.body or "—")
    return [f"{reason} ({len(whose)}): {'; '.join(whose)}" for reason, whose in bodies.items()]


def _lines(lines: Sequence[str]) -> str:
    """Return lines as a text, each once; the rest of a very long list by its number."""
    kept = list(dict.fromkeys(lines))
    more = len(kept) - LINES
    return "\n".join([*kept[:LINES], *([f"… и ещё {more}"] if more > 0 else [])])
