"""changes, forecast, surges: what to look at this morning."""

import argparse

from lo_appeals.commands.run import Command, Parser, Run, json_flag, say, say_json, say_table
from lo_appeals.commands.usage import day
from lo_appeals.domain import texts
from lo_appeals.domain.timeliness import Period
from lo_appeals.services.changes_since import TITLES


def _changes_arguments(parser: Parser) -> None:
    parser.add_argument("--since", type=day, metavar="ДАТА", help="с данных этого дня")
    json_flag(parser)


def _changes(run: Run, arguments: argparse.Namespace) -> None:
    service = run.office.changes
    numbers = service.numbers(service.since(arguments.since))
    if arguments.json:
        say_json(numbers)
        return
    for key, found in numbers.items():
        say(f"{TITLES[key]}: {len(found)}")
        for number in found:
            say(f"  {number}")


def _forecast_arguments(parser: Parser) -> None:
    parser.add_argument("month", metavar="ГГГГ-ММ")
    json_flag(parser)


def _forecast(run: Run, arguments: argparse.Namespace) -> None:
    period = Period.parse(arguments.month)
    found = run.office.ahead.forecast(period)
    if arguments.json:
        say_json([
            {"body": one.name, "open": one.open, "late_by_end": one.late_by_end} for one in found
        ])  # fmt: skip
        return
    say_table(
        ("Орган", "Открыто", f"Просрочено к {texts.day(period.last)}, если ничего не делать"),
        [(one.name, one.open, one.late_by_end) for one in found],
    )


def _surges(run: Run, arguments: argparse.Namespace) -> None:
    found = run.office.surges.find()
    if arguments.json:
        say_json([
            {
                "topic": one.surge.cell.topic, "place": one.surge.cell.place,
                "from": one.surge.first.isoformat(), "to": one.surge.last.isoformat(),
                "count": one.surge.count, "expected": round(one.surge.expected, 2),
                "p_value": one.surge.p_value, "numbers": list(one.numbers),
            }
            for one in found
        ])  # fmt: skip
        return
    if not found:
        say("Всплесков нет.")
    for one in found:
        say(f"{one.surge.cell.topic}, {one.surge.cell.place}")
        say(f"  {one.evidence}")
        say(f"  {', '.join(one.numbers)}")


COMMANDS = (
    Command("changes", "что изменилось с прошлой загрузки", _changes_arguments, _changes),
    Command("forecast", "что станет просроченным к концу месяца", _forecast_arguments, _forecast),
    Command("surges", "повышенная активность (п. 12)", json_flag, _surges),
)
