"""Matters of the day: what asks for the clerk, why, by when, and where it is done (A4)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from zlib import crc32

from lo_appeals.domain.selection import Law, Selection
from lo_appeals.domain.texts import MONTHS, appeals, counted, day, number
from lo_appeals.domain.timeliness import Period
from lo_appeals.services.agenda_sources import Sources
from lo_appeals.services.letters_plan import LetterOrder
from lo_appeals.services.registry_states import RegistryFilter
from lo_appeals.store.letters import OutgoingLetter, Wanted

BODIES = ("органу", "органам", "органам")
AWAITED = Wanted(unanswered=True, to_bodies=True)
STEPS = {
    "Загружено": "загрузить данные",
    "Проверено": "проверить цифры",
    "Выпущено": "выпустить отчёт",
    "Отправлено": "отправить",
}


class Urgency(Enum):
    """How a matter is marked; the gravest first."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"
    NOTE = "note"
    BEGIN = "begin"


class Place(Enum):
    """Where a matter is done."""

    ENTRIES = "entries"
    REGISTRY = "registry"
    LETTERS = "letters"  # the outgoing register
    NEW_LETTERS = "new letters"
    MONTH = "month"
    SURGES = "surges"
    IMPORT = "import"
    SETTINGS = "settings"
    COPIES = "copies"


@dataclass(frozen=True, slots=True)
class Goal:
    """A screen with its condition: the count was made by the same one (A2)."""

    place: Place
    entries: Selection | None = None
    registry: RegistryFilter | None = None
    unconfirmed: bool = False  # of the registry: bodies that nobody has checked
    letters: Wanted | None = None
    kind: str = ""  # a kind of letters to be made
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """One line of «Дела». `key` changes with what it depends on: then it is a new matter."""

    key: str
    what: str
    why: str
    urgency: Urgency
    goal: Goal
    clause: str = ""

    @property
    def note(self) -> str:
        """The second line: why, and the clause."""
        return " · ".join(part for part in (self.why, self.clause) if part)


@dataclass(frozen=True, slots=True)
class Countdown:
    """A report to the Governor that is still to be sent (п. 12)."""

    item_id: int
    topic: str
    due: datetime
    goal: Goal

    def left(self, now: datetime) -> str:
        """Return «осталось 5 ч 20 мин», or by how much it is late."""
        minutes = int((self.due - now).total_seconds() // 60)
        word, minutes = ("осталось", minutes) if minutes >= 0 else ("просрочено на", -minutes)
        hours, minutes = divmod(minutes, 60)
        days, hours = divmod(hours, 24)
        parts = ((days, "д"), (hours, "ч"), (minutes, "мин"))
        shown = [f"{value} {unit}" for value, unit in parts if value]
        return f"{word} {' '.join(shown[:2]) or '0 мин'}"


def stamp(parts: Iterable[object]) -> str:
    """Return a short mark of what a matter depends on; the order does not count."""
    return f"{crc32(repr(sorted(map(repr, parts))).encode()):08x}"


def matters(sources: Sources, now: datetime) -> list[Matter]:
    """Return everything that asks for the clerk, the gravest first."""
    found = [
        *_report(sources),
        *_proposals(sources),
        *_letters(sources),
        *_answers(sources, now.date()),
        *_duties(sources),
        *_silent(sources),
        *_data(sources),
        *_directory(sources),
        *_settings(sources),
    ]
    order = list(Urgency)
    return sorted(found, key=lambda one: order.index(one.urgency))


def first_day(sources: Sources) -> list[Matter]:
    """Return what to do first, while there are no entries."""
    load = Matter(
        "first:import", "Загрузить первую выгрузку", "XLSX из личного кабинета ПОС",
        Urgency.BEGIN, Goal(Place.IMPORT),
    )  # fmt: skip
    return [load, *_directory(sources), *_settings(sources)]


def countdowns(sources: Sources) -> list[Countdown]:
    """Return the running clocks of п. 12, the next due moment first."""
    return [
        Countdown(
            one.id, one.topic, one.due_at, Goal(Place.ENTRIES, _of_item(one.entry_id, one.topic))
            if one.entry_id is not None else Goal(Place.SURGES),
        )
        for one in sources.significance.items(running=True)
    ]  # fmt: skip


def _of_item(entry_id: int, topic: str) -> Selection:
    return Selection(chosen=(entry_id,), chosen_as=f"Губернатору: {topic}", law=Law.BOTH)


def _report(sources: Sources) -> Iterator[Matter]:
    """Where the last full month's report stands (M1, п. 11)."""
    standing = sources.months.standing(sources.reports.last_full_month())
    if standing.sent:
        return
    step = next(name for name, done, _ in standing.steps if not done)
    month = MONTHS[standing.period.first.month - 1]  # the last one: its year is not in doubt
    left = (standing.due - standing.today).days
    urgency = Urgency.LATE if left < 0 else Urgency.TODAY if left == 0 else Urgency.SOON
    if left > len(STEPS):
        urgency = Urgency.NOTE
    late = f", {counted(-left, 'день', 'дня', 'дней')} назад" if left < 0 else ""
    yield Matter(
        f"report:{standing.period.first}:{step}", f"Сводная за {month}: {STEPS[step]}",
        f"срок {day(standing.due)}{late}", urgency,
        Goal(Place.IMPORT) if step == "Загружено" else Goal(Place.MONTH, period=standing.period),
        "п. 11",
    )  # fmt: skip


def _proposals(sources: Sources) -> Iterator[Matter]:
    """What may be significant, and surges that nobody judged (п. 12)."""
    ids = tuple(one.entry_id for one in sources.significance.proposals())
    if ids:
        yield Matter(
            f"proposals:{stamp(ids)}", "Проверить на значимость", appeals(len(ids)), Urgency.TODAY,
            Goal(Place.ENTRIES, Selection(chosen=ids, chosen_as="Возможно, значимые")), "п. 12",
        )  # fmt: skip
    for one in sources.surges.find():
        cell = one.surge.cell
        yield Matter(
            f"surge:{cell.topic}:{cell.place}:{one.surge.last}",
            f"Всплеск: {cell.topic}, {cell.place}",
            f"{appeals(one.surge.count)} за три дня", Urgency.TODAY,
            Goal(Place.SURGES, Selection(chosen=one.ids, chosen_as="Всплеск")), "п. 12",
        )  # fmt: skip


_KINDS: Mapping[str, tuple[str, Urgency, str]] = {
    "due-reminder": ("Напомнить о сроках", Urgency.TODAY, "п. 7"),
    "repeat": ("Напомнить повторно", Urgency.LATE, "п. 7"),
    "list-request": ("Запросить сведения", Urgency.NOTE, "п. 4"),
    "list-reminder": ("Напомнить о сведениях", Urgency.LATE, "п. 4"),
    "change-reminder": ("Напомнить об изменениях", Urgency.LATE, "п. 5"),
}


def _letters(sources: Sources) -> Iterator[Matter]:
    """Letters that the rules let make today: as many as would be made."""
    asked = False
    for kind in ("due-reminder", "repeat", "list-reminder", "change-reminder", "list-request"):
        what, urgency, clause = _KINDS[kind]
        made = sources.letters.plan(LetterOrder(kind)).letters
        if not made or (kind == "list-request" and asked):
            continue
        asked = asked or kind == "list-reminder"
        covers = [(one.dossier.body, one.draft.covers) for one in made]
        yield Matter(
            f"letters:{kind}:{stamp(covers)}", f"{what}: {counted(len(made), *BODIES)}",
            _whom([one.dossier.body for one in made]), urgency,
            Goal(Place.NEW_LETTERS, kind=kind), clause,
        )  # fmt: skip


def _whom(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]} и ещё {number(len(names) - 1)}"


def _answers(sources: Sources, today: date) -> Iterator[Matter]:
    """Letters whose reply is longer away than reminders may be apart."""
    interval = sources.settings.organisation().reminder_interval
    waiting = [one for one in sources.outgoing.listed(AWAITED) if _waited(one, today) >= interval]
    if waiting:
        longest = max(_waited(one, today) for one in waiting)
        letters = counted(len(waiting), "письмо", "письма", "писем")
        yield Matter(
            f"answers:{stamp(one.id for one in waiting)}", f"Нет ответа: {letters}",
            f"дольше всего – {counted(longest, 'день', 'дня', 'дней')}", Urgency.LATE,
            Goal(Place.LETTERS, letters=AWAITED),
        )  # fmt: skip


def _waited(one: OutgoingLetter, today: date) -> int:
    return (today - (one.sent_on or today)).days


def _duties(sources: Sources) -> Iterator[Matter]:
    """Who owes the committee word past the term (п. 4, п. 5)."""
    wanted = RegistryFilter(owing=True)
    late = sources.registry.listed(wanted)
    if late:
        names = [one.body.short_name or one.body.name for one in late]
        yield Matter(
            f"duties:{stamp(one.body.id for one in late)}",
            f"Не сообщили в срок: {counted(len(late), 'орган', 'органа', 'органов')}",
            _whom(names), Urgency.LATE, Goal(Place.REGISTRY, registry=wanted), "п. 4, 5",
        )  # fmt: skip


def _silent(sources: Sources) -> Iterator[Matter]:
    """Bodies that have answered nothing for long (A5)."""
    found = sources.ahead.silent()
    if found:
        waiting = Selection(body_ids=tuple(one.body_id for one in found))
        bodies = counted(len(found), "орган", "органа", "органов")
        yield Matter(
            f"silent:{stamp(one.body_id for one in found)}", f"Давно не отвечают: {bodies}",
            _whom([one.name for one in found]), Urgency.SOON, Goal(Place.ENTRIES, waiting),
        )  # fmt: skip


def _data(sources: Sources) -> Iterator[Matter]:
    """What endangers the base; old data; a calendar that does not know the year."""
    for one in sources.copies.warnings():
        yield Matter(
            f"safety:{stamp(one.split()[:2])}", "Проверить сохранность базы", one, Urgency.TODAY,
            Goal(Place.COPIES),
        )  # fmt: skip
    fresh = sources.appeals.freshness()
    if fresh.stale:
        yield Matter(
            f"stale:{fresh.data_as_of}", "Загрузить свежую выгрузку", fresh.text, Urgency.SOON,
            Goal(Place.IMPORT),
        )  # fmt: skip
    for one in sources.rules.warnings():
        yield Matter(
            f"calendar:{stamp([one])}", "Проверить производственный календарь", one, Urgency.NOTE,
            Goal(Place.SETTINGS),
        )  # fmt: skip


def _directory(sources: Sources) -> Iterator[Matter]:
    """Bodies of the starter directory and of imports that nobody has checked."""
    living = sources.registry.listed(RegistryFilter())
    found = [one for one in living if not one.body.confirmed]
    if found:
        waiting = counted(len(found), "орган ждёт", "органа ждут", "органов ждут")
        yield Matter(
            f"directory:{stamp(one.body.id for one in found)}", "Проверить реестр",
            f"{waiting} подтверждения", Urgency.NOTE, Goal(Place.REGISTRY, unconfirmed=True),
        )  # fmt: skip


def _settings(sources: Sources) -> Iterator[Matter]:
    """Settings without which every letter is a draft."""
    missing = sources.reports.missing()
    if missing:
        yield Matter(
            f"settings:{stamp(missing)}", "Заполнить настройки для писем",
            _whom([title.lower() for title in missing]), Urgency.NOTE, Goal(Place.SETTINGS),
        )  # fmt: skip
