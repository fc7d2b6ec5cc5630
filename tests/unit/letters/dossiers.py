"""A dossier for every kind of letter, as large as a test asks."""

from datetime import date, datetime

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.deficiencies import DeficiencyKind, Doubt, Finding
from lo_appeals.domain.timeliness import Period
from lo_appeals.letters.dossier import (
    NOTICE,
    REMINDER,
    REQUEST,
    Addressee,
    Clock,
    Contact,
    Dossier,
    Entry,
    Named,
    Occasion,
    Step,
)

TODAY = date(2026, 11, 23)
BODY = "Комитет по дорожному хозяйству"
ADDRESSEE = Addressee(
    "Заместителю председателя Комитета по дорожному хозяйству", "Ковалёву С.П.",
    "Уважаемый Сергей Петрович!",
)  # fmt: skip
REMINDED = Step(REMINDER, date(2026, 11, 10), date(2026, 11, 11), "01-15/26")


def entry(number: int, *, steps: tuple[Step, ...] = (), topic: str = "Дороги") -> Entry:
    answered = date(2026, 11, 1 + number % 9) if number % 3 == 2 else None
    return Entry(
        f"{327000000 + number}", 2 if number % 11 == 7 else 1, date(2026, 9, 1 + number % 20),
        topic, date(2026, 10, 1 + number % 20), answered, postponed=number % 5 == 1, steps=steps,
    )  # fmt: skip


def finding(number: int, *, topic: str = "Дороги") -> Finding:
    one = entry(number, topic=topic)
    return Finding(
        DeficiencyKind.ANSWERED_LATE if one.answered else DeficiencyKind.OVERDUE, 1,
        f"entry:{one.number}/{one.cycle}", one.number, one.due, one.answered,
        ((one.answered or TODAY) - one.due).days, one.registered, one.category,
        (Doubt.POSTPONED,) if one.postponed else (),
    )  # fmt: skip


def duty(kind: DeficiencyKind, what: str, done: date | None = None) -> Finding:
    due = None if kind is DeficiencyKind.NO_SUBSTITUTE else date(2026, 10, 20)
    return Finding(kind, 1, f"x:{kind.value}", what, due, done, 5 if due else 0)


def dossier(kind: str, count: int = 3, *, topic: str = "Дороги", words: str = "") -> Dossier:
    """Return what a letter of the kind is written from, with `count` rows."""
    steps = (REMINDED,) if kind == "repeat" else ()
    entries = tuple(entry(n, steps=steps, topic=topic) for n in range(count))
    list_steps = (Step(REQUEST, date(2026, 11, 1), None, ""),) if kind == "list-reminder" else ()
    due = date(2021, 11, 25)
    named = tuple(Named(finding(n, topic=topic), steps=(REMINDED,)) for n in range(count))
    if count:
        named += (
            Named(duty(DeficiencyKind.LIST_MISSING, "сведения об ответственных лицах")),
            Named(duty(DeficiencyKind.CHANGE_LATE, topic, date(2026, 10, 25)), "Слова исполнителя"),
            Named(duty(DeficiencyKind.NO_SUBSTITUTE, "исполнитель")),
        )
    return Dossier(
        today=TODAY,
        data_as_of=datetime(2026, 11, 22, 23, 59),
        reply_by=date(2026, 11, 30),
        period=Period.month(2026, 10) if kind in ("notice", "neutral") else None,
        body_id=1,
        body=BODY,
        body_genitive="Комитета по дорожному хозяйству",
        body_type=BodyType.EXECUTIVE,
        entries=entries,
        list_clock=Clock("list:1", "сведения", date(2021, 11, 15), due, None, list_steps),
        changes=tuple(
            Clock(f"change:{n}", topic, date(2026, 11, 1 + n % 9), date(2026, 11, 5 + n % 9), None)
            for n in range(count)
        ),
        named=named,
        occasion=Occasion(
            1, datetime(2026, 11, 23, 9, 5), topic, "рост вдвое", place="Лесной район",
            first=date(2026, 11, 20), last=date(2026, 11, 22), count=14, expected=2.1,
            numbers=tuple(one.number for one in entries),
            words={"measures": words} if words else {},
        ),
        contacts=tuple(
            Contact(BODY, "Исполнитель", "консультант", f"Ковалёв Пётр {topic}", "(812) 000-00-02",
                    "a@example.ru")
            for _ in range(count)
        ),
        words={"текст.исполнителя": words} if words else {},
    )  # fmt: skip


__all__ = ["ADDRESSEE", "NOTICE", "TODAY", "dossier"]
