"""Tables of entries in letters: number, dates, topic. Never who wrote and what about (J4)."""

from collections.abc import Iterable, Sequence
from datetime import date

from lo_appeals.domain import texts
from lo_appeals.letters.dossier import STEPS, Entry, Step
from lo_appeals.letters.schema import Field, ListOf, Row
from lo_appeals.letters.typography import ended

ENTRIES = ListOf(
    "обращение",
    "перечень обращений",
    (
        Field("номер", "номер по порядку", optional=True),
        Field("обращение", "номер обращения", optional=True),
        Field("зарегистрировано", "дата регистрации", optional=True),
        Field("категория", "категория", optional=True),
        Field("срок", "срок по пункту 7", optional=True),
        Field("отвечено", "дата ответа", optional=True),
        Field("состояние", "сколько дней осталось или просрочено", optional=True),
        Field("дней", "дней просрочки", optional=True),
        Field("напоминания", "даты и номера напоминаний", optional=True),
    ),
    required=True,
)


def rows(entries: Iterable[Entry], today: date) -> list[Row]:
    """Return a row for each entry as it stands on `today`."""
    return [_row(number, one, today) for number, one in enumerate(entries, 1)]


def _row(number: int, one: Entry, today: date) -> Row:
    late = ((one.answered or today) - one.due).days
    return Row(
        {
            "номер": str(number),
            "обращение": told_number(one.number, one.cycle),
            "зарегистрировано": texts.day(one.registered),
            "категория": one.category or "не указана",
            "срок": texts.day(one.due),
            "отвечено": texts.day(one.answered) or "ответа нет",
            "состояние": state(one, today),
            "дней": texts.number(late) if late > 0 else "–",
            "напоминания": told_steps(one.steps),
        }
    )


def told_number(number: str, cycle: int) -> str:
    """Return an entry's number; a repeated consideration says so."""
    if cycle == 1:
        return number
    return f"{number} (повторно)" if cycle == 2 else f"{number} (повторно, {cycle})"


def state(one: Entry, today: date) -> str:
    """Return how an entry stands to its due day: «осталось 3 дня», «просрочено на 5 дней»."""
    late = ((one.answered or today) - one.due).days
    if late > 0:
        return f"просрочено на {_days(late)}"
    if one.answered:
        return "в срок"
    return f"осталось {_days(-late)}" if late else "срок истекает сегодня"


def _days(count: int) -> str:
    return texts.counted(count, "день", "дня", "дней")


def told_steps(steps: Sequence[Step]) -> str:
    """Return the reminders with dates and numbers; «не направлялись» where there are none."""
    told = [told_step(one) for one in sorted(steps, key=lambda one: one.made_on)]
    return "; ".join(told) or "не направлялись"


def told_step(one: Step) -> str:
    """Return «напоминание от 12.10.2026 № 5»; without a number the day it was made."""
    number = f" № {one.number}" if one.number else ""
    return f"{STEPS.get(one.step, one.step)} от {texts.day(one.dated_on or one.made_on)}{number}"


def postponed_note(entries: Iterable[Entry]) -> str:
    """Return the sentence about postponements that the portal approved, or ''."""
    numbers = [told_number(one.number, one.cycle) for one in entries if one.postponed]
    if not numbers:
        return ""
    many = "обращениям" if len(numbers) > 1 else "обращению"
    return ended(
        f"По {many} № {', № '.join(numbers)} портал утвердил перенос срока; срок, установленный"
        " пунктом 7 Положения, перенос не изменяет"
    )
