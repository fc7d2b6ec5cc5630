"""Annexes of the month as tables of Excel: figures by body, late entries, outgoing letters."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from lo_appeals.domain import texts
from lo_appeals.domain.bodies import UNKNOWN_BODY
from lo_appeals.domain.columns import Column, Kind
from lo_appeals.domain.timeliness import BodyFigures, MonthReport
from lo_appeals.exchange.writing import write_table
from lo_appeals.services.outgoing import kind_title
from lo_appeals.store.letters import OutgoingLetter

Table = tuple[tuple[str, int, Kind], ...]
BODIES: Table = (
    ("Орган, организация", 60, Kind.TEXT),
    ("Тип", 16, Kind.TEXT),
    ("Остаток на начало", 10, Kind.COUNT),
    ("Поступило", 10, Kind.COUNT),
    ("Из них в ускоренном порядке", 12, Kind.COUNT),
    ("Рассмотрено", 12, Kind.COUNT),
    ("В срок", 10, Kind.COUNT),
    ("С нарушением срока", 12, Kind.COUNT),
    ("Остаток на конец", 10, Kind.COUNT),
    ("Срок истёк, ответа нет", 12, Kind.COUNT),
    ("Из них срок истёк в месяце", 12, Kind.COUNT),
    ("Своевременность, %", 16, Kind.COUNT),
    ("Средний срок, дней", 10, Kind.COUNT),
    ("Место", 8, Kind.COUNT),
)
LATE: Table = (
    ("Номер обращения", 16, Kind.TEXT),
    ("Рассмотрение №", 14, Kind.COUNT),
    ("Дата регистрации", 14, Kind.DATE),
    ("Категория", 36, Kind.TEXT),
    ("Орган, организация", 60, Kind.TEXT),
    ("Срок", 12, Kind.DATE),
    ("Дата ответа", 12, Kind.DATE),
    ("Дней просрочки", 14, Kind.COUNT),
    ("Примечание", 36, Kind.TEXT),
)
OUTGOING: Table = (
    ("Вид", 36, Kind.TEXT),
    ("О чём", 60, Kind.TEXT),
    ("Адресат", 46, Kind.TEXT),
    ("Составлено", 16, Kind.DATE),
    ("Дата", 12, Kind.DATE),
    ("Номер", 16, Kind.TEXT),
    ("Напечатано", 12, Kind.DATE),
    ("Отправлено", 12, Kind.DATE),
    ("Получен ответ", 14, Kind.DATE),
    ("Ответ", 24, Kind.TEXT),
    ("Файл", 46, Kind.TEXT),
    ("SHA-256", 66, Kind.TEXT),
)


def _columns(table: Table) -> list[Column]:
    return [
        Column(key=f"c{number}", title=title, chars=chars, kind=kind)
        for number, (title, chars, kind) in enumerate(table)
    ]


def bodies_table(path: Path, report: MonthReport) -> Path:
    """Write table 2 of a report as XLSX; figures are numbers."""
    rows = [_body_row(one) for one in report.bodies]
    return _written(path, "Показатели по органам", BODIES, report, rows)


def _body_row(one: BodyFigures) -> Sequence[object]:
    f = one.figures
    return (
        UNKNOWN_BODY.capitalize() if one.body_id is None else one.name,
        one.type.value if one.type else "",
        f.opening, f.received, f.accelerated, f.answered, f.answered_in_time, f.answered_late,
        f.closing, f.overdue_open, f.matured_open,
        None if one.small else f.timeliness_percent, f.mean_days, one.rank,
    )  # fmt: skip


def late_table(path: Path, report: MonthReport) -> Path:
    """Write the annex of late entries as XLSX."""
    rows = [
        (
            one.number, one.cycle, one.registered, one.category, one.body, one.due, one.answered,
            one.days_late,
            "; ".join(
                words
                for words, said in (
                    ("срок перенесён порталом", one.postponed),
                    ("не подтверждено выгрузкой", one.unconfirmed),
                )
                if said
            ),
        )
        for one in report.late
    ]  # fmt: skip
    return _written(path, "Просроченные обращения", LATE, report, rows)


def registry_table(
    path: Path, title: str, columns: Sequence[Column], report: MonthReport,
    rows: Iterable[Sequence[object]],
) -> Path:  # fmt: skip
    """Write what the registry knows of a month as XLSX: votings (V1), late notices (R6)."""
    return write_table(path, title, _note(report), columns, rows, made=report.data_as_of)


def _note(report: MonthReport) -> str:
    period = texts.period_title(report.period.first, report.period.last)
    return f"{period}, данные на {texts.as_of(report.data_as_of)}"


def _written(
    path: Path, title: str, table: Table, report: MonthReport, rows: Iterable[Sequence[object]]
) -> Path:
    return write_table(path, title, _note(report), _columns(table), rows, made=report.data_as_of)


def outgoing_table(path: Path, note: str, made: datetime, found: Sequence[OutgoingLetter]) -> Path:
    """Write the outgoing register as XLSX."""
    rows = [
        (
            kind_title(one.kind), one.title, one.addressee, one.made_at, one.dated_on, one.number,
            one.printed_on, one.sent_on, one.answered_on, one.answer, Path(one.file).name,
            one.sha256,
        )
        for one in found
    ]  # fmt: skip
    return write_table(path, "Исходящие письма", note, _columns(OUTGOING), rows, made=made)
