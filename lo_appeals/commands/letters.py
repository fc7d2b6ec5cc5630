"""letters, check-template, forms."""

import argparse
from pathlib import Path
from typing import Any

from lo_appeals.commands.run import Command, Parser, Run, always, json_flag, say, say_json
from lo_appeals.domain import texts
from lo_appeals.domain.timeliness import Period
from lo_appeals.services import letters_forms
from lo_appeals.services.letters import Batch
from lo_appeals.services.letters_month import REPORT
from lo_appeals.services.letters_plan import LetterOrder


def _letters_arguments(parser: Parser) -> None:
    parser.add_argument("kind", metavar="ВИД", help="вид письма; без него неверный назовёт все")
    parser.add_argument("--month", metavar="ГГГГ-ММ", help="за какой месяц; иначе прошлый")
    parser.add_argument("--body", default="", metavar="ТЕКСТ", help="часть наименования органа")
    parser.add_argument("--out", type=Path, metavar="ПАПКА", help="куда записать письма")
    json_flag(parser)


def _letters(run: Run, arguments: argparse.Namespace) -> None:
    period = Period.parse(arguments.month) if arguments.month else None
    if arguments.kind == REPORT:
        made = run.office.reports.make(
            period or run.office.reports.last_full_month(), arguments.out
        )
        found: list[dict[str, Any]] = [
            {"file": str(made.file), "body": "", "draft": made.draft,
             "obstacles": [f"Не указано: {one}." for one in made.missing]}
        ]  # fmt: skip
        _tell(arguments, found, [], made.changes.text)
        return
    order = LetterOrder(arguments.kind, period, body_text=arguments.body, out=arguments.out)
    plan = run.office.letters.plan(order)
    batch = run.office.letters.make(order)
    _tell(arguments, _made(batch, [str(one) for one in plan.obstacles]),
          [{"body": one.body, "reason": one.reason} for one in batch.skipped],
          batch.changes.text)  # fmt: skip


def _made(batch: Batch, common: list[str]) -> list[dict[str, Any]]:
    return [
        {
            "file": str(one.file),
            "body": one.body,
            "draft": one.draft,
            "obstacles": [*common, *map(str, one.obstacles)],
        }
        for one in batch.made
    ]


def _tell(
    arguments: argparse.Namespace,
    made: list[dict[str, Any]],
    skipped: list[dict[str, str]],
    text: str,
) -> None:
    if arguments.json:
        say_json({"made": made, "skipped": skipped})
        return
    for one in made:
        say(one["file"])
    for line in dict.fromkeys(words for one in made for words in one["obstacles"]):
        say(f"  {line}")
    if skipped:
        say("Пропущено:")
    for left in skipped:
        say(f"  {left['body'] or '—'}: {left['reason']}")
    say(text)


def _template_arguments(parser: Parser) -> None:
    parser.add_argument("file", type=Path, metavar="ФАЙЛ.docx")
    parser.add_argument("--kind", required=True, metavar="ВИД", help="вид письма")
    json_flag(parser)


def _check_template(run: Run, arguments: argparse.Namespace) -> int:
    faults = run.office.templates.check(arguments.kind, arguments.file)
    if arguments.json:
        say_json([{"place": one.place, "what": one.what} for one in faults])
        return 2 if faults else 0
    for one in faults:
        say(str(one))
    if faults:
        return 2
    say("Шаблон исправен: проверен и пробно заполнен.")
    noted = run.office.templates.notes(arguments.kind, arguments.file)
    if noted:
        say("Посмотрите, так ли задумано:")
    for one in noted:
        say(f"  {one}")
    return 0


def _forms_arguments(parser: Parser) -> None:
    parser.add_argument("name", metavar="ФАМИЛИЯ ИМЯ ОТЧЕСТВО")
    parser.add_argument("--position", default="", metavar="ТЕКСТ", help="должность")
    json_flag(parser)


def _forms(_run: Run, arguments: argparse.Namespace) -> None:
    found = letters_forms.forms(arguments.name, arguments.position)
    if arguments.json:
        say_json(found)
        return
    _say_forms(found)
    if arguments.position:
        _say_forms(found["position"])
    if found["gender"] is None:
        say("Пол по отчеству не определён: укажите формы вручную.")


def _say_forms(found: dict[str, Any]) -> None:
    for key, title in letters_forms.TITLES.items():
        say(f"{title:13}{found[key]}")
    say("Проверено правилом." if found["sure"] else "Посмотрите сами: форма не проверена правилом.")


def _package_arguments(parser: Parser) -> None:
    parser.add_argument("month", metavar="ГГГГ-ММ")
    parser.add_argument("--out", type=Path, required=True, metavar="ПАПКА", help="куда сложить")


def _package(run: Run, arguments: argparse.Namespace) -> None:
    made = run.office.package.make(Period.parse(arguments.month), arguments.out)
    for one in made.files:
        say(f"{one.sha256[:12]}  {texts.number(one.size)}  {one.name}")
    for line in made.notes:
        say(line)
    say(str(made.manifest))


COMMANDS = (
    Command(
        "letters", "письма одного вида всем, кому они нужны", _letters_arguments, _letters, always
    ),
    Command("package", "папка месяца с описью", _package_arguments, _package),
    Command("check-template", "проверить шаблон письма", _template_arguments, _check_template),
    Command("forms", "падежи имени и должности", _forms_arguments, _forms),
)
