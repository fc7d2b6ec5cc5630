"""A due day explained: the lines that a clerk reads out, agreeing with the day by construction."""

from dataclasses import dataclass
from datetime import date, timedelta

from lo_appeals.domain.deadlines import (
    ANSWER,
    ANSWER_ACCELERATED,
    CHANGE_NOTICE,
    FIRST_LIST,
    GOVERNOR,
    MONTH_REPORT,
    Rule,
    Shift,
    Unit,
    last_day,
    moved,
)
from lo_appeals.domain.texts import WEEKDAYS, counted
from lo_appeals.domain.texts import day as written
from lo_appeals.domain.workdays import Calendar


@dataclass(frozen=True, slots=True)
class Due:
    """A due day with its grounds. The day itself is in time.

    `shifted_from` is the last day before the shift, None where it was not moved.
    `days_off_crossed` counts days off after the start up to and including the unshifted last day.
    `explanation` are lines to read out; they agree with `day` by construction.
    """

    day: date
    start: date
    rule: Rule
    shifted_from: date | None
    days_off_crossed: int
    explanation: tuple[str, ...]

    @property
    def text(self) -> str:
        """The explanation as one paragraph to copy into a letter."""
        return " ".join(self.explanation)


@dataclass(frozen=True, slots=True)
class _Words:
    """How a term of one kind is told: its start, and what is in time on the due day."""

    start: str
    done: str


_WORDS = {
    ANSWER: _Words("Зарегистрировано", "Ответ"),
    ANSWER_ACCELERATED: _Words("Зарегистрировано", "Ответ"),
    FIRST_LIST: _Words("Приказ подписан", "Представление сведений"),
    CHANGE_NOTICE: _Words("Сведения изменились", "Уведомление"),
    GOVERNOR: _Words("Выявлено", "Доклад"),
    MONTH_REPORT: _Words("Отчётный месяц закончился", "Доклад"),
}
_OTHER_WORDS = _Words("Начало срока", "Исполнение")


def due_by(rule: Rule, start: date, calendar: Calendar, began: str = "") -> Due:
    """Return the last day in time with its explanation (п. 4, 5, 7, 11, 12).

    `began` says what happened on `start` where it is not what the rule usually starts with.
    Raises UserError for a start so late that the term leaves the calendar of this world.
    """
    last = last_day(rule, start, calendar)
    due = moved(rule, start, last, calendar)
    crossed = calendar.days_off_between(start, last)
    lines = (
        f"{began or _words(rule).start} {_with_weekday(start)}.",
        _rule_line(rule),
        _sum_line(rule, start, last),
        _days_off_line(rule, crossed),
        _shift_line(rule, last, due, calendar),
        *_doubt_lines(rule, last, due, calendar),
        f"{_words(rule).done} {_with_weekday(due)} ещё в срок, "
        f"с {written(_next_day(due))} – с нарушением срока.",
    )
    return Due(due, start, rule, last if due != last else None, crossed, lines)


def _words(rule: Rule) -> _Words:
    return _WORDS.get(rule.key, _OTHER_WORDS)


def _with_weekday(day: date) -> str:
    return f"{written(day)} ({WEEKDAYS[day.weekday()]})"


def _next_day(day: date) -> date:
    return day + timedelta(days=1)


def _rule_line(rule: Rule) -> str:
    since = written(rule.in_force_from) or "утверждения Положения"
    return f"Правило: {rule.clause} Положения – {rule.term_text}, действует с {since}."


def _sum_line(rule: Rule, start: date, last: date) -> str:
    hour = ", в тот же час" if rule.unit is Unit.HOURS and rule.term % 24 == 0 else ""
    return f"{written(start)} + {rule.term_text} = {_with_weekday(last)}{hour}."


def _days_off_line(rule: Rule, crossed: int) -> str:
    if not crossed:
        return "Внутри срока нет выходных и праздничных дней."
    days = counted(
        crossed,
        "выходной или праздничный день",
        "выходных и праздничных дня",
        "выходных и праздничных дней",
    )
    one = crossed % 10 == 1 and crossed % 100 != 11
    it = "он" if one else "они"
    counts = "в срок не входит" if rule.unit is Unit.WORKING else "входит в срок"
    return f"Внутри срока {days}: {it} {counts if one else counts.replace('входит', 'входят')}."


def _shift_line(rule: Rule, last: date, due: date, calendar: Calendar) -> str:
    if not calendar.is_day_off(last):
        return "Последний день рабочий, переноса нет."
    if rule.shift is Shift.NONE:
        return f"Последний день нерабочий, срок не переносится: {rule.clause} переноса не знает."
    return f"Последний день нерабочий, срок переносится {rule.shift.title}: {_with_weekday(due)}."


def _doubt_lines(rule: Rule, last: date, due: date, calendar: Calendar) -> tuple[str, ...]:
    """Say that the calendar may still change, where the due day hangs on it."""
    if rule.shift is Shift.NONE and rule.unit is not Unit.WORKING:
        return ()
    unsure = [year for year in sorted({last.year, due.year}) if calendar.uncertain(year)]
    return tuple(
        f"Календарь на {year} год предварительный: день может сдвинуться." for year in unsure
    )
