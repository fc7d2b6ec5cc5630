"""terms, calendar: what is in force, and changing it with the effect shown (D1, D5, D10)."""

import argparse
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from lo_appeals.commands.run import Command, Parser, Run, json_flag, say, say_json, say_table
from lo_appeals.domain import texts
from lo_appeals.domain.deadlines import Rule, Shift, Unit
from lo_appeals.domain.errors import UserError
from lo_appeals.services.rule_changes import Effect


def _terms_arguments(parser: Parser) -> None:
    json_flag(parser)


def document(rule: Rule) -> dict[str, Any]:
    """Return a rule as JSON: its key, term, unit, shift, the day it is in force from, clause."""
    return {
        "key": rule.key,
        "title": rule.title,
        "term": rule.term,
        "unit": rule.unit.value,
        "shift": rule.shift.value,
        "in_force_from": rule.in_force_from and rule.in_force_from.isoformat(),
        "clause": rule.clause,
    }


def _terms(run: Run, arguments: argparse.Namespace) -> None:
    rules = run.office.rules.rules()
    if arguments.json:
        say_json([document(rule) for rule in rules])
        return
    rows = [
        (rule.key, rule.term_text, rule.shift.title, texts.day(rule.in_force_from) or "всегда",
         rule.clause, rule.title)
        for rule in rules
    ]  # fmt: skip
    say_table(("Ключ", "Срок", "Перенос", "Действует с", "Пункт", "Что это"), rows)


def _change_arguments(parser: Parser) -> None:
    parser.add_argument("key", metavar="КЛЮЧ", help="ключ из списка terms")
    parser.add_argument("term", type=int, metavar="N", help="новый срок")
    parser.add_argument("--from", dest="start", type=date.fromisoformat, required=True,
                        metavar="ДАТА", help="для зарегистрированных с этого дня")  # fmt: skip
    parser.add_argument("--unit", choices=[one.value for one in Unit], help="в каких днях")
    parser.add_argument(
        "--shift", choices=[one.value for one in Shift], help="перенос с нерабочего"
    )
    _acceptance(parser)


def _acceptance(parser: Parser) -> None:
    told = "основание: без него только показать"
    parser.add_argument("--reason", default="", metavar="ТЕКСТ", help=told)


def _change(run: Run, arguments: argparse.Namespace) -> None:
    known = [rule for rule in run.office.rules.rules() if rule.key == arguments.key]
    if not known:
        raise UserError(f"Срока «{arguments.key}» нет.", "Список сроков печатает команда terms.")
    old = known[-1]
    new = replace(
        old, term=arguments.term, in_force_from=arguments.start,
        unit=Unit(arguments.unit) if arguments.unit else old.unit,
        shift=Shift(arguments.shift) if arguments.shift else old.shift,
    )  # fmt: skip
    _tell_or_accept(run, run.office.rule_changes.rule_effect(new), arguments.reason)


def _calendar_arguments(parser: Parser) -> None:
    parser.add_argument("file", type=Path, metavar="ФАЙЛ.csv")
    _acceptance(parser)


def _calendar(run: Run, arguments: argparse.Namespace) -> None:
    effect = run.office.rule_changes.calendar_effect(arguments.file)
    _tell_or_accept(run, effect, arguments.reason)


def _tell_or_accept(run: Run, effect: Effect, reason: str) -> None:
    """Show what a change would do; with a reason put it in force."""
    if reason.strip():
        say(run.office.rule_changes.accept(effect, reason).text)
        return
    say(effect.text)
    say("Ничего не изменено. Чтобы принять, повторите с --reason «основание».")


def _writes(arguments: argparse.Namespace) -> bool:
    return bool(arguments.reason)


COMMANDS = (
    Command("terms", "сроки и правила их счёта", _terms_arguments, _terms),
    Command("change-term", "изменить срок: показать последствия и принять", _change_arguments,
            _change, _writes),
    Command("calendar", "загрузить производственный календарь", _calendar_arguments, _calendar,
            _writes),
)  # fmt: skip
