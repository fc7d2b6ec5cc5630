"""The tables of the month's report (figures.md): indicators, bodies, categories, overdue."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lo_appeals.domain import texts
from lo_appeals.domain.bodies import UNKNOWN_BODY
from lo_appeals.domain.timeliness import BodyFigures, Figures, LateEntry, MonthReport
from lo_appeals.letters.schema import Field, ListOf, Row

DASH = "–"
NO_DATA = "нет данных"
SHORT_NO_DATA = "н/д"  # in the narrow columns of table 2, explained under it
TOTAL = "Итого"
CATEGORIES = 10


def _fields(**about: str) -> tuple[Field, ...]:
    return tuple(Field(name, words, optional=True) for name, words in about.items())


LISTS = (
    ListOf(
        "показатель",
        "таблица 1",
        _fields(
            название="показатель",
            месяц="за отчётный месяц",
            прошлый_месяц="за прошлый месяц",
            прошлый_год="за тот же месяц прошлого года",
            изменение="изменение к прошлому месяцу",
            изменение_за_год="изменение к прошлому году",
        ),
        required=True,
    ),
    ListOf(
        "орган",
        "таблица 2",
        _fields(
            номер="номер по порядку",
            название="орган, организация",
            остаток_начало="остаток на начало",
            поступило="поступило",
            ускоренных="из них в ускоренном порядке",
            рассмотрено="рассмотрено",
            в_срок="в срок",
            с_нарушением="с нарушением срока",
            остаток_конец="остаток на конец",
            просрочено="не рассмотрено, срок истёк",
            просрочено_в_месяце="из них срок истёк в месяце",
            своевременность="своевременность, %",
            изменение="изменение к прошлому месяцу, п. п.",
            средний_срок="средний срок, дней",
            оценка="средняя оценка",
            место="место",
        ),
        required=True,
    ),
    ListOf(
        "категория",
        "таблица 3",
        _fields(
            номер="номер по порядку",
            название="категория",
            поступило="поступило",
            доля="доля, %",
            прошлый_месяц="за прошлый месяц",
            прошлый_год="за тот же месяц прошлого года",
            рассмотрено="рассмотрено",
            своевременность="своевременность, %",
        ),
    ),
    ListOf(
        "просрочка",
        "перечень просроченных обращений",
        _fields(
            номер="номер по порядку",
            обращение="номер обращения",
            зарегистрировано="дата регистрации",
            категория="категория",
            орган="орган, организация",
            срок="срок",
            отвечено="дата ответа",
            дней="дней просрочки",
            примечание="примечание",
        ),
    ),
)


def rows(report: MonthReport) -> dict[str, list[Row]]:
    """Return the rows of every table by the name of its list."""
    return {
        "показатель": [_indicator_row(one, report) for one in INDICATORS],
        "орган": list(_body_rows(report)),
        "категория": list(_category_rows(report)),
        "просрочка": [_late_row(number, one) for number, one in enumerate(report.late, 1)],
    }


@dataclass(frozen=True, slots=True)
class Indicator:
    """One line of table 1. A `decimal` is printed with one place, a share in points."""

    title: str
    value: Callable[[Figures], float | None]
    decimal: bool = False
    unit: str = ""


INDICATORS = (
    Indicator("Остаток на начало месяца", lambda one: one.opening),
    Indicator("Поступило", lambda one: one.received),
    Indicator("   из них в ускоренном порядке", lambda one: one.accelerated),
    Indicator("Рассмотрено", lambda one: one.answered),
    Indicator("   в срок", lambda one: one.answered_in_time),
    Indicator("   с нарушением срока", lambda one: one.answered_late),
    Indicator("Остаток на конец месяца", lambda one: one.closing),
    Indicator("   не рассмотрено, срок истёк", lambda one: one.overdue_open),
    Indicator("   из них срок истёк в отчётном месяце", lambda one: one.matured_open),
    Indicator("Своевременность, %", lambda one: one.timeliness_percent, True, "п. п."),
    Indicator("Средний срок рассмотрения, дней", lambda one: one.mean_days, True),
    Indicator("Медианный срок рассмотрения, дней", lambda one: one.median_days, True),
    Indicator("Срок перенесён порталом", lambda one: one.postponed),
    Indicator("Повторное рассмотрение", lambda one: one.repeated),
    Indicator("Получено оценок", lambda one: one.graded),
    Indicator("   средняя оценка", lambda one: one.mean_grade, True),
    Indicator("   доля оценок 4 и 5, %", lambda one: one.high_grades_percent, True, "п. п."),
)


def _indicator_row(one: Indicator, report: MonthReport) -> Row:
    now = report.total if report.covered else None
    return Row(
        {
            "название": one.title.replace("   ", f"{texts.NBSP}" * 4),
            "месяц": _shown(one, now),
            "прошлый_месяц": _shown(one, report.before),
            "прошлый_год": _shown(one, report.year_before),
            "изменение": _changed(one, now, report.before),
            "изменение_за_год": _changed(one, now, report.year_before),
        }
    )


def _shown(one: Indicator, figures: Figures | None) -> str:
    if figures is None:
        return NO_DATA
    value = one.value(figures)
    return _decimal(value) if one.decimal else texts.number(int(value or 0))


def _changed(one: Indicator, now: Figures | None, before: Figures | None) -> str:
    if now is None or before is None:
        return NO_DATA
    new, old = one.value(now), one.value(before)
    if new is None or old is None:
        return DASH
    if not one.decimal:
        return texts.change(int(new - old))
    return f"{texts.decimal_change(new - old)} {one.unit}".strip()


def _decimal(value: float | None) -> str:
    return DASH if value is None else texts.decimal(value)


def _body_rows(report: MonthReport) -> Iterator[Row]:
    """Yield table 2: every type with its subtotal first, «не определён», the total last."""
    number = 0
    for kind, figures in report.groups:
        own = [one for one in report.bodies if one.type is kind and one.body_id is not None]
        if kind is not None and own:
            yield _sum_row(f"{kind.title}, всего", figures, keep="below")
        for one in own:
            number += 1
            yield _body_row(str(number), one)
    for one in report.bodies:
        if one.body_id is None:
            yield _body_row("", one)
    change = _points(report.total, report.before)
    yield _sum_row(TOTAL, report.total, keep="above", change=change)


def _body_row(number: str, one: BodyFigures) -> Row:
    values = _figures(one.figures)
    values |= {
        "номер": number,
        "название": UNKNOWN_BODY.capitalize() if one.body_id is None else one.name,
        "изменение": _points(one.figures, one.before),
        "место": DASH if one.rank is None else str(one.rank),
    }
    if one.small:
        values |= {"своевременность": DASH, "изменение": DASH, "место": DASH}
    return Row(values)


def _sum_row(title: str, figures: Figures, *, keep: str, change: str = "") -> Row:
    values = _figures(figures) | {"название": title, "изменение": change}
    return Row(values, bold=True, keep=keep)


def _figures(one: Figures) -> dict[str, str]:
    counts = {
        "остаток_начало": one.opening,
        "поступило": one.received,
        "ускоренных": one.accelerated,
        "рассмотрено": one.answered,
        "в_срок": one.answered_in_time,
        "с_нарушением": one.answered_late,
        "остаток_конец": one.closing,
        "просрочено": one.overdue_open,
        "просрочено_в_месяце": one.matured_open,
    }
    values = {name: texts.number(count) for name, count in counts.items()}
    values["своевременность"] = _decimal(one.timeliness_percent)
    values["средний_срок"] = _decimal(one.mean_days)
    values["оценка"] = _decimal(one.mean_grade)
    return values


def _points(now: Figures, before: Figures | None) -> str:
    """Return the change of the rate in percentage points for a narrow column."""
    if before is None:
        return SHORT_NO_DATA
    new, old = now.timeliness_percent, before.timeliness_percent
    return DASH if new is None or old is None else texts.decimal_change(new - old)


def _category_rows(report: MonthReport) -> Iterator[Row]:
    for number, one in enumerate(report.categories[:CATEGORIES], 1):
        yield Row(
            {
                "номер": str(number),
                "название": one.name or "не указана",
                "поступило": texts.number(one.received),
                "доля": _decimal(one.share),
                "прошлый_месяц": _count(one.before),
                "прошлый_год": _count(one.year_before),
                "рассмотрено": texts.number(one.figures.answered),
                "своевременность": _decimal(one.figures.timeliness_percent),
            }
        )


def _count(value: int | None) -> str:
    return NO_DATA if value is None else texts.number(value)


def _late_row(number: int, one: LateEntry) -> Row:
    notes = []
    if one.cycle > 1:
        notes.append(f"рассмотрение {one.cycle}")
    if one.postponed:
        notes.append("срок перенесён порталом")
    if one.unconfirmed:
        notes.append("не подтверждено выгрузкой")
    return Row(
        {
            "номер": str(number),
            "обращение": one.number,
            "зарегистрировано": texts.day(one.registered),
            "категория": one.category,
            "орган": one.body,
            "срок": texts.day(one.due),
            "отвечено": texts.day(one.answered) or "ответа нет",
            "дней": texts.number(one.days_late),
            "примечание": "; ".join(notes),
        }
    )
