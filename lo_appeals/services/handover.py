"""The hand-over sheet for the clerk's own leave: what a colleague has to do meanwhile (O4)."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from lo_appeals.domain import texts
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.selection import Quick, Selection
from lo_appeals.domain.timeliness import Period
from lo_appeals.letters.handover import Part, document
from lo_appeals.services.agenda import AgendaService
from lo_appeals.services.agenda_matters import AWAITED, STEPS, countdowns
from lo_appeals.services.agenda_sources import Sources
from lo_appeals.services.desk import Desk
from lo_appeals.services.letters_files import save
from lo_appeals.services.outgoing import kind_title
from lo_appeals.services.rules import organisation

TITLE = "Лист передачи дел"
LONGEST = 92  # days: nobody hands over more, and the sheet stays a sheet
MOST_NAMED = 3  # bodies named on one day


class HandOverService:
    """Gathers the sheet from what the clerk's day is gathered from."""

    def __init__(self, desk: Desk, sources: Sources, agenda: AgendaService) -> None:
        self._desk, self._sources, self._agenda = desk, sources, agenda

    def write(self, first: date, last: date, folder: Path | None = None) -> Path:
        """Write the sheet of the days `first` to `last`, both inclusive; return the file.

        It is written into the folder of letters where no `folder` is named. Raises UserError for
        days that cannot be meant, and where the folder cannot be written.
        """
        _check(first, last, self._desk.today())
        days = f"{texts.day(first)} – {texts.day(last)}"
        made = document(f"{TITLE}: {days}", self._lines(), tuple(self._parts(first, last)))
        folder = folder or self._desk.folder / "letters" / f"{self._desk.today():%Y}"
        return save(folder, f"{TITLE} {texts.day(first)}–{texts.day(last)}", made, mark="")

    def _lines(self) -> list[str]:
        now, ours = self._desk.clock(), organisation(self._desk)
        who = ours.executor_name or self._desk.who
        phone = f", телефон {ours.executor_phone}" if ours.executor_phone else ""
        fresh = self._sources.appeals.freshness()
        return [f"Передаёт: {who}{phone}. Составлено {texts.moment(now)}. {fresh.text}."]

    def _parts(self, first: date, last: date) -> Iterator[Part]:
        yield self._governor()
        yield self._matters(last)
        yield self._reports(last)
        yield self._due(first, last)
        yield self._letters()

    def _governor(self) -> Part:
        now = self._desk.clock()
        rows = tuple(
            (one.topic, texts.moment(one.due), one.left(now)) for one in countdowns(self._sources)
        )
        return Part("Доложить Губернатору (п. 12)", ("О чём", "Дата и время", "Осталось"),
                    (6, 3, 3), rows, "Неотправленных докладов нет.")  # fmt: skip

    def _matters(self, last: date) -> Part:
        asked, later = self._agenda.open_matters(last)
        rows = [(one.what, one.note, "") for one in asked]
        rows += [(one.what, one.note, texts.day(until)) for one, until in later]
        return Part("Дела и обещанное", ("Что сделать", "Почему", "Отложено до"), (6, 6, 3),
                    tuple(rows), "Дел нет.")  # fmt: skip

    def _reports(self, last: date) -> Part:
        done = self._sources.reports.last_full_month()
        after = Period.month(*_next(done))
        rows = []
        for period in (done, after):
            standing = self._sources.months.standing(period)
            if not standing.sent and standing.due <= last:
                step = next(name for name, ready, _ in standing.steps if not ready)
                title = texts.month_title(period.first)
                rows.append((title, texts.day(standing.due), STEPS[step]))
        return Part("Доклад за месяц (п. 11)", ("Месяц", "Дата", "Что осталось"), (4, 3, 5),
                    tuple(rows), "В эти дни доклад не нужен.")  # fmt: skip

    def _due(self, first: date, last: date) -> Part:
        entries = self._sources.appeals
        late = entries.count(Selection(quick=Quick.LATE))
        found = entries.ids(Selection(quick=Quick.OPEN, due_from=first, due_to=last))
        by_day: defaultdict[date, Counter[str]] = defaultdict(Counter)
        for one in entries.page(found):
            by_day[one.due][one.body or "не определён"] += 1
        rows = tuple(
            (texts.day(day), texts.number(bodies.total()), _named(bodies))
            for day, bodies in sorted(by_day.items())
        )
        note = f"Уже просрочено и без ответа: {texts.appeals(late)}." if late else ""
        return Part("Истекают сроки обращений (п. 7)", ("Дата", "Обращений", "Органы"), (2, 2, 8),
                    rows, "В эти дни ни один срок не истекает.", note)  # fmt: skip

    def _letters(self) -> Part:
        today = self._desk.today()
        rows = tuple(
            (texts.day(one.dated_on or one.sent_on), one.number, one.addressee,
             kind_title(one.kind), _waited(one.sent_on, today))
            for one in self._sources.outgoing.listed(AWAITED)
        )  # fmt: skip
        return Part("Письма ждут ответа", ("Дата", "Номер", "Кому", "Письмо", "Ждём, дней"),
                    (3, 3, 5, 5, 2), rows, "Писем без ответа нет.")  # fmt: skip


def _check(first: date, last: date, today: date) -> None:
    if last < first:
        raise UserError("Последний день раньше первого.", "Поменяйте даты местами.")
    if last < today:
        raise UserError("Эти дни уже прошли.", "Укажите дни, на которые передаются дела.")
    if last - first > timedelta(LONGEST):
        raise UserError(f"Это больше {LONGEST} дней.", "Укажите дни самого отсутствия.")


def _next(period: Period) -> tuple[int, int]:
    after = period.last + timedelta(1)
    return after.year, after.month


def _named(bodies: Counter[str]) -> str:
    named = [
        f"{name} –\u00a0{texts.number(count)}" for name, count in bodies.most_common(MOST_NAMED)
    ]
    rest = len(bodies) - len(named)
    return "; ".join(named) + (f" и ещё {texts.counted(rest, 'орган', 'органа', 'органов')}"
                               if rest else "")  # fmt: skip


def _waited(sent: date | None, today: date) -> str:
    return texts.number((today - sent).days) if sent else ""
