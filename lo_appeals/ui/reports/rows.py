"""The month's figures as cells: what is shown, how it is compared, what is behind it."""

from collections.abc import Sequence

from lo_appeals.domain.bodies import UNKNOWN_BODY, BodyType
from lo_appeals.domain.selection import FigureRef
from lo_appeals.domain.texts import MINUS, counted, decimal, number
from lo_appeals.domain.timeliness import BodyFigures, CategoryFigures, Figures, MonthReport, Period
from lo_appeals.ui.cells import NOTHING, Cell
from lo_appeals.ui.charts import Load
from lo_appeals.ui.look import Tone
from lo_appeals.ui.marks import Mark
from lo_appeals.ui.reports.figures_table import EMPTY, Figure, Heading

TILES: tuple[tuple[str, str, Mark | None], ...] = (
    ("received", "поступило", None),
    ("answered", "рассмотрено", None),
    ("answered_in_time", "в срок", Mark.DONE),
    ("answered_late", "с нарушением срока", Mark.DONE_LATE),
    ("overdue_open", "срок истёк, ответа нет", Mark.LATE),
    ("timeliness_percent", "своевременность", None),
)
BEHIND = {"timeliness_percent": "base"}  # a rate opens what it is divided by
BODIES = (
    Heading("№", 3),
    Heading("Орган (организация)", 0, right=False),
    Heading("Было", 6, spare=True),
    Heading("Поступило", 9),
    Heading("Рассмотрено", 11),
    Heading("в срок", 7),
    Heading("позже", 7),
    Heading("Осталось", 9, spare=True),
    Heading("просрочено", 10),
    Heading("Своевр., %", 10),
    Heading("Δ, п. п.", 8, spare=True),
    Heading("Ср. срок, дн.", 12, spare=True),
    Heading("Оценка", 7, spare=True),
)
KEYS = (
    "opening", "received", "answered", "answered_in_time", "answered_late", "closing",
    "overdue_open",
)  # fmt: skip
CATEGORIES = (
    Heading("Категория", 0, right=False),
    Heading("Поступило", 9),
    Heading("Доля, %", 8),
    Heading("Пред. месяц", 11),
    Heading("АППГ", 8),
    Heading("Своевр., %", 10),
)
FORMULA = (
    "Своевременность = рассмотрено в срок ÷ (рассмотрено + не рассмотрено, если срок истёк "
    "в этом периоде). Срок – по п. 7 Положения; обращения по 59-ФЗ не входят."
)
_TONES: dict[str, Tone] = {"answered_late": "done_late", "overdue_open": "late"}


def percent(value: float | None) -> str:
    """Return «92,7», or a dash where there is nothing to divide."""
    return "–" if value is None else decimal(value)


def signed(value: float, digits: int = 0) -> str:
    """Return a change with its sign: «+86», «−1,4», «0»."""
    text = decimal(abs(value), digits) if digits else number(round(abs(value)))
    if not round(abs(value), digits):
        return text
    return ("+" if value > 0 else MINUS) + text


def tile_number(key: str, figures: Figures) -> str:
    """Return the large number of a tile."""
    if key == "timeliness_percent":
        rate = figures.timeliness_percent
        return "–" if rate is None else f"{decimal(rate)} %"
    return number(getattr(figures, key))


def tile_note(key: str, report: MonthReport) -> tuple[str, str]:
    """Return the comparison of a tile: for the eye, and in whole words."""
    now, before, year = report.total, report.before, report.year_before
    if key == "timeliness_percent":
        rate, old = now.timeliness_percent, before.timeliness_percent if before else None
        change = "нет данных" if rate is None or old is None else f"{signed(rate - old, 1)} п. п."
        appg = "нет данных" if year is None else percent(year.timeliness_percent) + " %"
    else:
        value = getattr(now, key)
        change = "нет данных" if before is None else signed(value - getattr(before, key))
        appg = "нет данных" if year is None else number(getattr(year, key))
    month = report.period.months == 1
    before_it = "предыдущему месяцу" if month else "предыдущему периоду"
    same = "тот же месяц" if month else "тот же период"
    said = f"К {before_it}: {change}. За {same} прошлого года: {appg}"
    if before is None and year is None:
        return "сравнить не с чем", said
    return f"{change} · АППГ {appg}", said


def _counted(key: str, figures: Figures, ref: FigureRef) -> Figure:
    value = getattr(figures, key)
    if not value:
        return Figure(NOTHING)
    return Figure(Cell(number(value), _TONES.get(key, "accent")), ref)


def _tail(figures: Figures, before: Figures | None, *, small: bool) -> list[Figure]:
    rate = figures.timeliness_percent
    old = before.timeliness_percent if before else None
    shown = "мало" if small else percent(rate)
    change = "" if small or rate is None or old is None else signed(rate - old, 1)
    mean, grade = figures.mean_days, figures.mean_grade
    return [
        Figure(Cell(shown, "muted" if small else "text")),
        Figure(Cell(change, "muted")),
        Figure(Cell("–" if mean is None else decimal(mean), "muted")),
        Figure(Cell("–" if grade is None else decimal(grade), "muted")),
    ]


def _line(one: BodyFigures, period: Period) -> list[Figure]:
    place = "" if one.rank is None else str(one.rank)
    refs = (FigureRef(key, period, of_body=True, body_id=one.body_id) for key in KEYS)
    figures = (_counted(key, one.figures, ref) for key, ref in zip(KEYS, refs, strict=True))
    name = Figure(Cell(one.name, "muted" if one.body_id is None else "text"))
    tail = _tail(one.figures, one.before, small=one.small)
    return [Figure(Cell(place, "muted")), name, *figures, *tail]


def _sum(name: str, figures: Figures, period: Period, kind: BodyType | None) -> list[Figure]:
    refs = (FigureRef(key, period, body_type=kind) for key in KEYS)
    counted = (_counted(key, figures, ref) for key, ref in zip(KEYS, refs, strict=True))
    title = Figure(Cell(name, strong=True))
    return [Figure(EMPTY), title, *counted, *_tail(figures, None, small=False)]


def body_lines(report: MonthReport) -> list[Sequence[Figure]]:
    """Return the lines of table 2: groups with their sums, bodies, the total."""
    found: list[Sequence[Figure]] = []
    for kind, figures in report.groups:
        members = [one for one in report.bodies if one.type is kind]
        if kind is None:
            found += [_line(one, report.period) for one in members]
            continue
        found.append(_sum(kind.title, figures, report.period, kind))
        found += [_line(one, report.period) for one in members]
    if found:
        found.append(_sum("Всего", report.total, report.period, None))
    return found


def category_lines(report: MonthReport) -> list[Sequence[Figure]]:
    """Return the lines of table 3."""
    return [_category(one) for one in report.categories]


def _category(one: CategoryFigures) -> list[Figure]:
    return [
        Figure(Cell(one.name or "без категории")),
        Figure(Cell(number(one.received))),
        Figure(Cell(percent(one.share))),
        Figure(Cell("нет данных" if one.before is None else number(one.before), "muted")),
        Figure(Cell("нет данных" if one.year_before is None else number(one.year_before), "muted")),
        Figure(Cell(percent(one.figures.timeliness_percent))),
    ]


def loads(report: MonthReport, most: int = 8) -> list[Load]:
    """Return the largest loads of the month for the chart."""
    bars = [
        Load(
            one.body_id,
            one.name or UNKNOWN_BODY,
            one.figures.answered_in_time,
            one.figures.answered_late,
            one.figures.closing - one.figures.overdue_open,
            one.figures.overdue_open,
        )
        for one in report.bodies
    ]
    return sorted((one for one in bars if one.whole), key=lambda one: -one.whole)[:most]


def silent(report: MonthReport) -> str:
    """Return the bodies that nothing came to, in one line."""
    if not report.silent:
        return ""
    return f"Без обращений: {', '.join(report.silent)}."


def apart(report: MonthReport) -> str:
    """Return what is in none of the figures: 59-ФЗ, declined; and who has no percentage."""
    law = report.law59
    declined = counted(report.declined, "обращение", "обращения", "обращений")
    return (
        f"Отдельно: по 59-ФЗ поступило {law.received}, рассмотрено {law.answered}; "
        f"отклонено модератором – {declined}. В показатели не входят. Органы, где обращений "
        f"меньше {report.minimum}, процента и места не имеют."
    )
