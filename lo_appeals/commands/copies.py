"""backup, backups, restore, check, journal."""

import argparse
import getpass
import sys
from pathlib import Path
from typing import Any

from lo_appeals.commands.run import Command, Parser, Run, json_flag, say, say_json, say_table
from lo_appeals.commands.usage import day
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.texts import counted, moment
from lo_appeals.services.copies import holding
from lo_appeals.services.journal import JournalLine, Wanted
from lo_appeals.services.office import BASE
from lo_appeals.services.restoring import find_copy, listed, restore_and_open
from lo_appeals.services.salvaging import mend_and_open, take_out
from lo_appeals.store.backup import Copy
from lo_appeals.system import account


def _backup_arguments(parser: Parser) -> None:
    parser.add_argument("--out", type=Path, metavar="ПАПКА",
                        help="ещё и в эту папку, закрытую паролем")  # fmt: skip
    _password(parser)
    json_flag(parser)


def _password(parser: Parser) -> None:
    parser.add_argument("--password-file", type=Path, metavar="ФАЙЛ",
                        help="пароль – первая строка файла; иначе программа спросит")  # fmt: skip


def _asked(arguments: argparse.Namespace) -> str:
    """Return the password: never an argument, for arguments are seen by everybody."""
    if arguments.password_file is not None:
        try:
            lines = arguments.password_file.read_text(encoding="utf-8-sig").splitlines()
        except (OSError, ValueError) as error:
            raise UserError("Файл с паролем не читается.", "Ничего не изменено.") from error
        return lines[0] if lines else ""
    if sys.stdin is None or not sys.stdin.isatty():
        raise UserError("Нужен пароль копии.", "Укажите его файлом: --password-file ФАЙЛ.")
    return getpass.getpass("Пароль копии: ")


def _copy(copy: Copy) -> dict[str, Any]:
    return {
        "file": str(copy.file), "made_at": copy.made_at.isoformat(timespec="seconds"),
        "reason": copy.reason, "entries": copy.entries, "bodies": copy.bodies,
        "revision": copy.revision, "journal": copy.journal, "size": copy.size,
        "sha256": copy.sha256,
    }  # fmt: skip


def _backup(run: Run, arguments: argparse.Namespace) -> None:
    if arguments.out is not None:
        given = run.office.copies.give(arguments.out, _asked(arguments))
        say_json({"file": str(given)}) if arguments.json else say(str(given))
        return
    copy = run.office.copies.make()
    if arguments.json:
        say_json(_copy(copy))
        return
    say(f"Копия сделана и проверена: {holding(copy)}.")
    say(str(copy.file))
    for warning in run.office.copies.warnings():
        say(warning)


def _backups(run: Run, arguments: argparse.Namespace) -> None:
    """The list needs no base: it is wanted most where the base does not open."""
    found = listed(run.folder)
    if arguments.json:
        say_json([_copy(one) for one in found])
        return
    rows = [
        (number, moment(one.made_at), one.reason, one.entries, one.bodies, one.journal,
         one.file.name)
        for number, one in enumerate(found, 1)
    ]  # fmt: skip
    say_table(("№", "Сделана", "Почему", "Обращений", "Органов", "Журнал", "Файл"), rows)
    say(counted(len(found), "копия", "копии", "копий"))


def _restore_arguments(parser: Parser) -> None:
    parser.add_argument("file", metavar="ФАЙЛ", help="файл копии, его имя или номер из backups")
    _password(parser)
    json_flag(parser)


def _restore(run: Run, arguments: argparse.Namespace) -> None:
    _refuse_shared(run)
    source = find_copy(run.folder, arguments.file)
    office, done = restore_and_open(
        run.folder, source, account(), run.clock, lambda: _asked(arguments)
    )
    office.close()
    if arguments.json:
        say_json(
            {"file": str(source), "entries": done.found.entries, "bodies": done.found.bodies,
             "previous": str(done.previous) if done.previous else None}
        )  # fmt: skip
        return
    say(f"Восстановлено из копии «{source.name}»: обращений {done.found.entries}, "
        f"органов {done.found.bodies}.")  # fmt: skip
    if done.previous is not None:
        say(f"Прежняя база сохранена: {done.previous}")


def _mend(run: Run, arguments: argparse.Namespace) -> None:
    """The base is not opened before: it does not open."""
    _refuse_shared(run)
    office, done = mend_and_open(run.folder, account(), run.clock)
    office.close()
    if arguments.json:
        say_json({"entries": done.found.entries, "bodies": done.found.bodies,
                  "previous": str(done.previous) if done.previous else None})  # fmt: skip
        return
    say(f"База собрана заново из всех своих записей: обращений {done.found.entries}, органов "
        f"{done.found.bodies}.")  # fmt: skip
    if done.previous is not None:
        say(f"Прежние файлы сохранены: {done.previous}")


def _refuse_shared(run: Run) -> None:
    if run.url:
        raise UserError("Общую базу восстанавливает администратор сервера.", "Она не изменена.")


def _salvage_arguments(parser: Parser) -> None:
    parser.add_argument("--out", type=Path, metavar="ПАПКА", help="куда; иначе – рядом с базой")
    json_flag(parser)


def _salvage(run: Run, arguments: argparse.Namespace) -> None:
    _refuse_shared(run)
    found = take_out(run.folder / BASE, arguments.out or run.folder, run.clock())
    if arguments.json:
        say_json({"folder": str(found.folder), "rows": found.rows, "whole": found.whole})
        return
    say(found.words)
    say(str(found.folder))


def _check(run: Run, arguments: argparse.Namespace) -> int:
    faults = run.office.copies.check()
    warnings = run.office.copies.warnings()
    if arguments.json:
        say_json({"whole": not faults, "faults": list(faults), "warnings": list(warnings)})
        return 2 if faults else 0
    for line in (*faults, *warnings):
        say(line)
    if not faults:
        say("База цела, цепочка журнала не нарушена.")
    return 2 if faults else 0


def _journal_arguments(parser: Parser) -> None:
    parser.add_argument("--find", default="", metavar="ТЕКСТ", help="слова в записи")
    parser.add_argument("--subject", default="", metavar="ПРЕДМЕТ", help="«обращение 1234»")
    parser.add_argument("--action", default="", metavar="ДЕЙСТВИЕ")
    parser.add_argument("--who", default="", metavar="КТО")
    parser.add_argument("--from", dest="first", type=day, metavar="ДАТА", help="с этого дня")
    parser.add_argument("--to", dest="last", type=day, metavar="ДАТА", help="по этот день")
    parser.add_argument("--limit", type=int, default=200, metavar="N", help="не больше записей")
    json_flag(parser)


def _entry(line: JournalLine) -> dict[str, Any]:
    return {
        "number": line.id, "at": line.at.isoformat(timespec="seconds"), "who": line.who,
        "action": line.action, "subject": line.subject, "reason": line.reason,
        "values": [{"field": one.field, "old": one.old, "new": one.new} for one in line.values],
    }  # fmt: skip


def _journal(run: Run, arguments: argparse.Namespace) -> None:
    wanted = Wanted(
        arguments.find, arguments.subject, arguments.action, arguments.who, arguments.first,
        arguments.last,
    )  # fmt: skip
    lines = run.office.journal.search(wanted, max(arguments.limit, 0))
    if arguments.json:
        say_json([_entry(line) for line in lines])
        return
    for line in lines:
        reason = f" ({line.reason})" if line.reason else ""
        say(f"{line.id}. {moment(line.at)} {line.who}: {line.action}, {line.subject}{reason}")
        for one in line.values:
            say(f"     {one}")
    say(counted(len(lines), "запись", "записи", "записей"))


COMMANDS = (
    Command("backup", "сделать проверенную копию базы", _backup_arguments, _backup),
    Command("backups", "копии базы и что в них", json_flag, _backups),
    Command("restore", "восстановить базу из копии", _restore_arguments, _restore),
    Command("mend", "собрать повреждённую базу заново, если целы все записи", json_flag, _mend),
    Command(
        "salvage", "выгрузить из повреждённой базы, что читается", _salvage_arguments, _salvage
    ),
    Command("check", "проверить базу и журнал", json_flag, _check),
    Command("journal", "журнал: кто, что, когда, почему", _journal_arguments, _journal),
)
