"""The sentences of the month's report. Every number in them is computed, none is typed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from lo_appeals.domain import texts
from lo_appeals.domain.registry import LateNotice
from lo_appeals.domain.timeliness import Figures, LateEntry, MonthReport
from lo_appeals.letters.typography import ended

NBSP = texts.NBSP
NAMED = 3  # bodies named in a sentence
LAW59 = f"Федеральному закону от 2{NBSP}мая 2006{NBSP}года №{NBSP}59-ФЗ"


def data_moment(report: MonthReport) -> str:
    """Return «2 ноября 2026 года, 09:40»: when the data were taken; a whole day without time."""
    return texts.as_of_in_words(report.data_as_of)


def sentences(report: MonthReport, *, stale_days: int, today: date | None = None) -> dict[str, str]:
    """Return the computed paragraphs by field name; a paragraph without cause is empty.

    Args:
        report: the month's figures.
        stale_days: the age of data at which every letter says so.
        today: the clock of the run; None: age is not looked at.
    """
    return {
        "текст.предварительно": _preliminary(report, stale_days, today),
        "текст.итог": _summary(report),
        "текст.своевременность": _timeliness(report),
        "текст.нарушения": _violations(report),
        "текст.без_нарушений": _blameless(report),
        "текст.фз59": _law59(report.law59),
        "текст.отклонено": _declined(report.declined),
        "приложение.порядок_расчёта": _formula(report),
        "приложение.пояснения": _signs(report),
        "приложение.без_обращений": _silent(report),
        "приложение.таблица3": _categories_title(report),
        "приложение.перечень": _late_title(report),
        "приложение.примечание_к_перечню": _late_note(report),
    }


def notices(late: Sequence[LateNotice], on: date) -> str:
    """Say who told of changes of the month later than п. 5 allows, and who has not told (R6).

    `late`: judged by the day `on`, the latest first; of several notices of one body that one
    is named.
    """
    told: dict[str, int] = {}
    awaited: dict[str, int] = {}
    for one in late:
        place = awaited if one.clock.open() else told
        place.setdefault(one.body.name, one.clock.late_days(on))
    said = []
    if told:
        named = (
            f"{name} – на {texts.counted(days, 'день', 'дня', 'дней')}"
            for name, days in told.items()
        )
        said.append(
            "Об изменениях отчётного месяца в сведениях об ответственных лицах с нарушением срока"
            f" (пункт 5 Положения) уведомили: {_few(named)}"
        )
    if awaited:
        said.append(
            f"По состоянию на {texts.day_in_words(on)} срок уведомления о таких изменениях"
            f" истёк, уведомления не поступили: {_few(awaited)}"
        )
    return " ".join(map(ended, said))


def _few(names: Iterable[str]) -> str:
    """Return the first names; of the rest, how many they are."""
    every = list(names)
    shown, rest = every[:NAMED], len(every) - NAMED
    more = f"; и ещё {texts.counted(rest, 'орган', 'органа', 'органов')}" if rest > 0 else ""
    return "; ".join(shown) + more


def _preliminary(report: MonthReport, stale_days: int, today: date | None) -> str:
    said = []
    if report.preliminary:
        said.append(
            "Сведения предварительные: данные взяты до окончания отчётного месяца"
            f" и показывают положение на {data_moment(report)}."
        )
    age = (today - report.data_as_of.date()).days if today else 0
    if age > stale_days:
        days = texts.counted(age, "день", "дня", "дней")
        said.append(f"Со дня последней загрузки данных прошло {days}.")
    return " ".join(said)


def _summary(report: MonthReport) -> str:
    total = report.total
    if not report.covered:
        month = texts.month_in_words(report.period.first)
        return f"Данных за {month} нет: ни одна загруженная выгрузка не охватывает этот месяц."
    if total.silent:
        return "За отчётный период обращения не поступали, обращений на рассмотрении нет."
    came = _came(total)
    done = (
        f"Рассмотрено {texts.appeals(total.answered)}, в том числе в установленный срок –"
        f" {texts.number(total.answered_in_time)}, с нарушением срока –"
        f" {texts.number(total.answered_late)}."
        if total.answered
        else "Обращения за отчётный период не рассматривались."
    )
    return f"{came} {done} {_left(report)}"


def _came(total: Figures) -> str:
    if not total.received:
        return "За отчётный период обращения не поступали."
    fast = texts.number(total.accelerated) if total.accelerated else ""
    more = f", из них {fast} – в ускоренном порядке" if fast else ""
    return f"За отчётный период поступило {texts.appeals(total.received)}{more}."


def _left(report: MonthReport) -> str:
    """Return the sentence about what is open at the end of the period."""
    total, last = report.total, report.period.last
    moment = report.data_as_of.date() if report.preliminary else last + timedelta(1)
    day = texts.day_in_words(moment)
    if not total.closing:
        return f"По состоянию на {day} обращений на рассмотрении нет."
    words = f"По состоянию на {day} на рассмотрении {texts.appeals(total.closing)}"
    if not total.overdue_open:
        return f"{words}, просроченных среди них нет."
    words += f"; срок истёк, ответ не дан – {texts.number(total.overdue_open)}"
    return f"{words}, из них срок истёк в отчётном месяце – {texts.number(total.matured_open)}."


def _timeliness(report: MonthReport) -> str:
    rate = report.total.timeliness_percent
    if not report.covered or report.total.silent:
        return ""
    if rate is None:
        return (
            "Своевременность за отчётный период не рассчитывается: рассмотренных обращений"
            " и обращений, срок которых истёк в этом месяце, нет."
        )
    month, year = report.period.previous_month().first, report.period.year_before().first
    return ended(
        "Своевременность (порядок расчёта приведён под таблицей 2) составила"
        f" {texts.decimal(rate)}{NBSP}%. {_compared(rate, report.before, month)};"
        f" {_lower(_compared(rate, report.year_before, year))}"
    )


def _compared(rate: float, before: Figures | None, month: date) -> str:
    """Return «По сравнению с сентябрём 2026 года показатель вырос на 0,9 п. п.»."""
    if before is None:
        return f"За {texts.month_in_words(month)} нет данных для сравнения"
    if before.timeliness_percent is None:
        return f"За {texts.month_in_words(month)} показатель не рассчитывался"
    lead = f"По сравнению с {texts.month_with(month)} показатель"
    moved = round(rate - before.timeliness_percent, 1)
    if not moved:
        return f"{lead} не изменился"
    verb = "вырос" if moved > 0 else "снизился"
    return f"{lead} {verb} на {texts.decimal(abs(moved))}{NBSP}п.{NBSP}п."


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _violations(report: MonthReport) -> str:
    """Name the bodies with most entries answered late or come due unanswered in the month.

    An entry that the latest export did not confirm accuses nobody (figures.md, «Coverage»).
    """
    late = [one for one in report.late if _in_month(one, report)]
    unsure = sum(1 for one in late if one.unconfirmed)
    names = {one.name for one in report.bodies if one.body_id is not None}
    counts = Counter(one.body for one in late if not one.unconfirmed and one.body in names)
    if not counts:
        return ""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], texts.fold(item[0])))
    named = "; ".join(f"{name} – {texts.appeals(count)}" for name, count in ranked[:NAMED])
    said = (
        "Наибольшее число обращений, рассмотренных с нарушением срока или не рассмотренных"
        f" в срок, истёкший в отчётном месяце: {named}"
    )
    equal = sum(1 for _name, count in ranked[NAMED:] if count == ranked[NAMED - 1][1])
    if equal:
        more = texts.counted(equal, "организации", "организаций", "организаций")
        said += f" (столько же, сколько у последнего из названных, – ещё у{NBSP}{more})"
    if unsure:
        said += (
            ". Обращения, не подтверждённые последней выгрузкой"
            f" ({texts.number(unsure)}), здесь не учтены"
        )
    return ended(said)


def _in_month(one: LateEntry, report: MonthReport) -> bool:
    return one.answered is not None or one.due >= report.period.first


def _blameless(report: MonthReport) -> str:
    """Say how many of those that get a rate have it at 100 %."""
    rates = [
        one.figures.timeliness_percent
        for one in report.bodies
        if one.body_id is not None and not one.small
    ]
    judged = [rate for rate in rates if rate is not None]
    clean = sum(1 for rate in judged if rate == 100)
    if not judged or not clean:
        return ""
    few = texts.counted(report.minimum, "обращения", "обращений", "обращений")
    return (
        f"Без нарушений срока работали {texts.number(clean)} из {texts.number(len(judged))}"
        f" органов и организаций, у которых было не менее {few}."
    )


def _law59(law59: Figures) -> str:
    if law59.silent:
        return ""
    return (
        f"Обращения по {LAW59} в показатели не включены: поступило"
        f" {texts.appeals(law59.received)}, рассмотрено – {texts.number(law59.answered)},"
        f" остаток на конец месяца – {texts.number(law59.closing)}."
    )


def _declined(count: int) -> str:
    if not count:
        return ""
    return f"Отклонено модератором и в показатели не включено: {texts.appeals(count)}."


def _formula(report: MonthReport) -> str:
    """Return the formula in words with the total's own numbers: a reader can recompute it."""
    total = report.total
    words = (
        "Своевременность (гр. 12) = рассмотрено в срок (гр. 7) ÷ (рассмотрено в срок (гр. 7) +"
        " рассмотрено с нарушением срока (гр. 8) + не рассмотрено, срок истёк в отчётном месяце"
        " (гр. 11)) × 100, с округлением до одного знака. "
    )
    rate = total.timeliness_percent
    if rate is None:
        return f"{words}По строке «Итого» не рассчитывается: таких обращений нет (0)."
    parts = (total.answered_in_time, total.answered_late, total.matured_open)
    first, second, third = (texts.number(part) for part in parts)
    return (
        f"{words}По строке «Итого»: {first} ÷ ({first} + {second} + {third}) × 100 ="
        f" {texts.decimal(rate)}{NBSP}%."
    )


def _signs(report: MonthReport) -> str:
    said = [
        "Обращение относится к органу, в котором оно находится на конец месяца. Срок – пункт 7"
        " Положения; ответ в последний день срока дан в срок."
    ]
    if any(one.small for one in report.bodies):
        few = texts.counted(report.minimum, "обращения", "обращений", "обращений")
        said.append(f"Знак «–»: у органа менее {few}, своевременность и место не выводятся.")
    if report.before is None or any(one.before is None for one in report.bodies):
        said.append("«н/д» – нет данных за прошлый месяц.")
    return " ".join(said)


def _silent(report: MonthReport) -> str:
    if not report.silent:
        return ""
    return ended(f"Обращений не было: {'; '.join(report.silent)}")


def _categories_title(report: MonthReport) -> str:
    if not report.categories:
        return ""
    return "Таблица 3 – Категории обращений с наибольшим числом поступивших"


def _late_title(report: MonthReport) -> str:
    if not report.late:
        return ""
    month = texts.month_in_words(report.period.first)
    return f"Перечень обращений, рассмотренных с нарушением срока или просроченных, за {month}"


def _late_note(report: MonthReport) -> str:
    said = []
    if any(one.unconfirmed for one in report.late):
        said.append(
            "«Не подтверждено выгрузкой» – последняя выгрузка, охватывающая дату регистрации,"
            " этого обращения не содержит."
        )
    if any(one.postponed for one in report.late):
        said.append("Перенос срока, утверждённый порталом, срок по пункту 7 не изменяет.")
    return " ".join(said)
