"""appeals, explain."""

import argparse
from datetime import date
from operator import itemgetter
from typing import Any

from lo_appeals.commands.run import Command, Parser, Run, json_flag, say, say_json, say_table
from lo_appeals.commands.usage import day
from lo_appeals.domain import texts
from lo_appeals.domain.appeals import Appeal, state
from lo_appeals.domain.selection import Flag, Law, Quick, Selection

MARKS = {flag.name.lower().replace("_", "-"): flag for flag in Flag}


def _arguments(parser: Parser) -> None:
    parser.add_argument("--open", action="store_true", help="без ответа, не отклонённые")
    parser.add_argument("--overdue", action="store_true", help="срок истёк, ответа нет")
    parser.add_argument("--due", type=day, metavar="ДАТА", help="срок в этот день")
    parser.add_argument("--at-risk", action="store_true", help="скоро срок")
    parser.add_argument("--body", default="", metavar="ТЕКСТ", help="часть наименования органа")
    parser.add_argument("--find", default="", metavar="ТЕКСТ", help="поиск")
    parser.add_argument(
        "--marked", action="append", default=[], choices=tuple(MARKS), metavar="ОТМЕТКА",
        help=f"только с отметкой, можно несколько: {', '.join(MARKS)}",
    )  # fmt: skip
    parser.add_argument("--with-59fz", action="store_true", help="вместе с обращениями по 59-ФЗ")
    parser.add_argument("--count", action="store_true", help="только число")
    json_flag(parser)


def _selection(arguments: argparse.Namespace) -> Selection:
    asked = (
        (arguments.overdue, Quick.LATE),
        (arguments.at_risk, Quick.SOON),
        (arguments.open, Quick.OPEN),
    )
    quick = next((one for wanted, one in asked if wanted), Quick.ALL)
    return Selection(
        quick=quick, find=arguments.find, body_text=arguments.body,
        law=Law.BOTH if arguments.with_59fz else Law.PORTAL,
        due_from=arguments.due, due_to=arguments.due,
        flags=tuple(MARKS[name] for name in arguments.marked),
    )  # fmt: skip


def _appeals(run: Run, arguments: argparse.Namespace) -> None:
    service, selection = run.office.appeals, _selection(arguments)
    if arguments.count:
        say(str(service.count(selection)))
        return
    ids = service.ids(selection)
    today, watch, terms = service.today(), service.watch(), service.terms()
    found: list[dict[str, Any]] = []
    for start in range(0, len(ids), 1000):
        found += [
            _document(one, state(one, today, watch, terms[one.rule_id]).value)
            for one in service.page(ids[start : start + 1000])
        ]
    if arguments.json:
        say_json(found)
        return
    rows = [
        (one["number"], one["status"], *map(_written, _DAYS(one)), one["body"]) for one in found
    ]  # fmt: skip
    say_table(("№ ПОС", "Состояние", "Зарегистрировано", "Срок", "Ответ", "Орган"), rows)
    say(texts.appeals(len(found)))


_DAYS = itemgetter("registered", "due", "answered")


def _written(day_: str | None) -> str:
    return texts.day(date.fromisoformat(day_)) if day_ else "—"


def _document(appeal: Appeal, status: str) -> dict[str, Any]:
    return {
        "number": appeal.number,
        "cycle": appeal.cycle,
        "registered": appeal.registered.isoformat(),
        "due": appeal.due.isoformat(),
        "answered": appeal.answered.isoformat() if appeal.answered else None,
        "body": appeal.body,
        "status": status,
        "category": appeal.category,
        "accelerated": appeal.accelerated,
        "law59": appeal.law59,
        "unconfirmed": appeal.unconfirmed_by is not None,
    }


def _explain_arguments(parser: Parser) -> None:
    parser.add_argument("number", metavar="НОМЕР")
    json_flag(parser)


def _explain(run: Run, arguments: argparse.Namespace) -> None:
    appeal, due = run.office.appeals.explain(arguments.number)
    if not arguments.json:
        for line in due.explanation:
            say(line)
        return
    rule = due.rule
    say_json(
        {
            "number": appeal.number,
            "registered": due.start.isoformat(),
            "term_days": rule.term,
            "unit": rule.unit.value,
            "shift": rule.shift.value,
            "due": appeal.due.isoformat(),
            "clause": rule.clause,
            "rule_in_force_from": rule.in_force_from and rule.in_force_from.isoformat(),
            "text": due.text,
        }
    )


COMMANDS = (
    Command("appeals", "обращения по условиям", _arguments, _appeals),
    Command("explain", "почему такой срок", _explain_arguments, _explain),
)
