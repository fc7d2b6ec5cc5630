"""Terms of the regulation: rules are data, one calculator gives the due day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum

from lo_appeals.domain.errors import UserError
from lo_appeals.domain.texts import counted
from lo_appeals.domain.texts import day as written
from lo_appeals.domain.workdays import Calendar

LONGEST_TERM = 3660  # days or hours; a longer one is a slip of the pen
LAST_START_YEAR = 9000  # so that no term leaves the years that a date can hold
_CHECK = "Проверьте дату."


class Shift(Enum):
    """What happens when the last day is a day off."""

    NONE = "none"
    NEXT = "next"
    PREVIOUS = "previous"

    @property
    def title(self) -> str:
        """The choice as settings name it."""
        return _SHIFT_TITLES[self]

    def moved(self, day: date, calendar: Calendar) -> date:
        """Return the last day after the shift."""
        if self is Shift.NEXT:
            return calendar.next_working(day)
        return calendar.previous_working(day) if self is Shift.PREVIOUS else day


_SHIFT_TITLES = {
    Shift.NONE: "не переносится",
    Shift.NEXT: "на следующий рабочий день",
    Shift.PREVIOUS: "на предыдущий рабочий день",
}


class Unit(Enum):
    """What a term is counted in; every unit knows how to add itself to a day."""

    CALENDAR = "calendar"
    WORKING = "working"
    HOURS = "hours"

    @property
    def title(self) -> str:
        """The choice as settings name it."""
        return _UNIT_FORMS[self][2]

    def counted(self, term: int) -> str:
        """Return the term in words: «30 календарных дней»."""
        return counted(term, *_UNIT_FORMS[self])

    def add(self, start: date, term: int, calendar: Calendar) -> date:
        """Return the last day of a term that begins on `start`; `start` itself is not counted.

        Hours are rounded up to whole days: the exact moment is `due_moment`.
        """
        if self is Unit.WORKING:
            return calendar.add_working(start, term)
        return start + timedelta(days=term if self is Unit.CALENDAR else -(-term // 24))


_UNIT_FORMS = {
    Unit.CALENDAR: ("календарный день", "календарных дня", "календарных дней"),
    Unit.WORKING: ("рабочий день", "рабочих дня", "рабочих дней"),
    Unit.HOURS: ("час", "часа", "часов"),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One term of the regulation. A change of the term is one more rule with a later date.

    `key` names what the term is for, `clause` where it stands, `basis` why it is counted so.
    `in_force_from` None means: since the regulation was approved. Raises UserError for a term
    that no regulation can have.
    """

    id: int
    key: str
    title: str
    term: int
    unit: Unit
    shift: Shift
    in_force_from: date | None
    clause: str
    basis: str = ""

    def __post_init__(self) -> None:
        if not 1 <= self.term <= LONGEST_TERM:
            raise UserError(
                f"Срок «{self.title}» не может быть равен {self.term}.",
                f"Укажите целое число от 1 до {LONGEST_TERM}.",
            )

    @property
    def term_text(self) -> str:
        """The term in words: «30 календарных дней»."""
        return self.unit.counted(self.term)


ANSWER, ANSWER_ACCELERATED = "answer", "answer_accelerated"
FIRST_LIST, CHANGE_NOTICE, GOVERNOR, MONTH_REPORT = (
    "first_list", "change_notice", "governor", "month_report",
)  # fmt: skip

_BASIS_7 = "«Не более … календарных дней»: дни считаются подряд, переноса пункт не предусматривает."
_BASIS_193 = (
    "Последний день нерабочий – ближайший следующий рабочий (по аналогии со ст. 193 ГК РФ)."
)
_BASIS_12 = (
    "«В течение одного дня с момента выявления» прочитано строго: 24 часа. "
    "Иное чтение – до конца следующего дня: 1 календарный день."
)
_BASIS_11 = "Дня в Положении нет («ежемесячно»): принят пятый рабочий день следующего месяца."

DEFAULT_RULES = (
    Rule(1, ANSWER, "Рассмотрение обращения", 30, Unit.CALENDAR, Shift.NONE, None,
         "п. 7", _BASIS_7),
    Rule(2, ANSWER_ACCELERATED, "Рассмотрение в ускоренном порядке", 10, Unit.CALENDAR, Shift.NONE,
         None, "п. 7", _BASIS_7),
    Rule(3, FIRST_LIST, "Первые сведения об ответственных", 10, Unit.CALENDAR, Shift.NEXT, None,
         "п. 4", _BASIS_193),
    Rule(4, CHANGE_NOTICE, "Уведомление об изменении сведений", 3, Unit.CALENDAR, Shift.NEXT, None,
         "п. 5", _BASIS_193),
    Rule(5, GOVERNOR, "Оперативный доклад Губернатору", 24, Unit.HOURS, Shift.NONE, None,
         "п. 12", _BASIS_12),
    Rule(6, MONTH_REPORT, "Ежемесячный доклад", 5, Unit.WORKING, Shift.NEXT, None,
         "п. 11", _BASIS_11),
)  # fmt: skip


def answer_key(accelerated: bool) -> str:
    """Return the key of the rule for an answer: 30 days, or 10 in the accelerated order (п. 7)."""
    return ANSWER_ACCELERATED if accelerated else ANSWER


def rule_for(rules: Iterable[Rule], key: str, on: date) -> Rule:
    """Return the rule of that key in force on the day `on` (for п. 7: the registration date).

    Raises UserError where none is in force yet.
    """
    in_force = [
        rule
        for rule in rules
        if rule.key == key and (rule.in_force_from is None or rule.in_force_from <= on)
    ]
    if not in_force:
        raise UserError(
            f"На {written(on)} нет действующего правила срока «{key}».",
            "Добавьте в настройках сроков правило, которое действует на эту дату.",
        )
    return max(in_force, key=lambda rule: (rule.in_force_from or date.min, rule.id))


def due_day(rule: Rule, start: date, calendar: Calendar) -> date:
    """Return the last day in time. A shift back never goes before `start`."""
    return moved(rule, start, last_day(rule, start, calendar), calendar)


def due_moment(rule: Rule, start: datetime, calendar: Calendar) -> datetime:
    """Return the last moment in time: hours run from `start`, days end at 24:00 (п. 12).

    Hours that end on a day off and are shifted by the rule end at 24:00 of the day shifted to.
    """
    if rule.unit is not Unit.HOURS:
        return datetime.combine(due_day(rule, start.date(), calendar), time.max)
    exact = start + timedelta(hours=rule.term)
    due = moved(rule, start.date(), exact.date(), calendar)
    return exact if due == exact.date() else datetime.combine(due, time.max)


class DueDays:
    """Due days of very many entries: the rule and the day are looked up once each.

    Rules and calendar are those given at the start; make a new one when they change.
    """

    def __init__(self, rules: Iterable[Rule], calendar: Calendar) -> None:
        self._rules = tuple(rules)
        self._calendar = calendar
        self._found: dict[tuple[str, date], tuple[Rule, date]] = {}

    def of(self, key: str, start: date) -> tuple[Rule, date]:
        """Return the rule in force on `start` and the due day by it. Raises UserError: no rule."""
        found = self._found.get((key, start))
        if found is None:
            rule = rule_for(self._rules, key, start)
            found = self._found[key, start] = (rule, due_day(rule, start, self._calendar))
        return found


def last_day(rule: Rule, start: date, calendar: Calendar) -> date:
    """Return the last day of the term before any shift.

    Raises UserError for a start so late that the term leaves the calendar of this world.
    """
    if start.year > LAST_START_YEAR:
        raise UserError(f"Срок от {written(start)} не сосчитать: год слишком велик.", _CHECK)
    return rule.unit.add(start, rule.term, calendar)


def moved(rule: Rule, start: date, last: date, calendar: Calendar) -> date:
    """Return the last day after the rule's shift; a shift back never goes before `start`."""
    return max(rule.shift.moved(last, calendar), start)
