"""report."""

import argparse
from pathlib import Path

from lo_appeals.commands.run import Command, Parser, Run, json_flag, say, say_json
from lo_appeals.domain import texts
from lo_appeals.domain.timeliness import MonthReport, Period
from lo_appeals.services.figures_json import report_json


def _arguments(parser: Parser) -> None:
    parser.add_argument("month", metavar="ГГГГ-ММ")
    parser.add_argument("--out", type=Path, metavar="ПАПКА", help="куда записать письмо")
    parser.add_argument("--issue", action="store_true", help="выпустить: закрепить показатели")
    json_flag(parser)


def _report(run: Run, arguments: argparse.Namespace) -> None:
    period = Period.parse(arguments.month)
    made = run.office.reports.make(
        period, arguments.out, issue=arguments.issue, count_sheets=arguments.issue
    )
    if arguments.json:
        found = report_json(made.report)
        say_json(found | {"file": str(made.file), "missing": list(made.missing)})
        return
    say(f"{texts.month_title(period.first)}, данные на {texts.as_of(made.report.data_as_of)}")
    if made.report.preliminary:
        say("Предварительно: месяц по данным не закончился.")
    say(_figures(made.report))
    if made.missing:
        say(f"Черновик. Не указано: {', '.join(made.missing)}.")
    if not arguments.issue:
        _tell_issued(run, period)
    say(made.changes.text)
    say(str(made.file))


def _tell_issued(run: Run, period: Period) -> None:
    """Say what an issued report of that month said otherwise (L12)."""
    issued = run.office.reports.issued(period)
    if issued:
        last = issued[0]
        since = "; ".join(run.office.reports.since(last)) or "показатели не изменились"
        say(f"Выпущено {texts.moment(last.issued_at)} (редакция {last.edition}). "
            f"С тех пор: {since}.")  # fmt: skip


def _figures(report: MonthReport) -> str:
    if not report.covered:
        return "Нет данных: ни одна загрузка не охватывает этот месяц."
    total, rate = report.total, report.total.timeliness_percent
    return (
        f"Поступило {total.received}, рассмотрено {total.answered}, в срок "
        f"{total.answered_in_time}, с нарушением срока {total.answered_late}, "
        f"срок истёк без ответа {total.overdue_open}, своевременность "
        f"{'–' if rate is None else texts.decimal(rate) + ' %'}."
    )


def _issues(arguments: argparse.Namespace) -> bool:
    return bool(arguments.issue)


COMMANDS = (Command("report", "доклад за месяц (п. 11)", _arguments, _report, _issues),)
