"""move-base, roles, share, password: what the administrator of a shared base does once."""

import argparse
import getpass
import sys

from lo_appeals.commands.run import Command, Parser, Run, asking, say, say_table
from lo_appeals.domain.texts import number
from lo_appeals.services import shared_base
from lo_appeals.services.sharing import keep_address, kept_address, with_password


def _move_arguments(parser: Parser) -> None:
    parser.add_argument("source", metavar="ОТКУДА", help="файл базы, папка данных или адрес")
    parser.add_argument("target", metavar="КУДА", help="то же; новая, пустая база")


def _move(_run: Run, arguments: argparse.Namespace) -> None:
    moved = shared_base.move_base(arguments.source, arguments.target)
    rows = [(one.table, number(one.rows), one.digest[:16]) for one in moved if one.rows]
    say_table(("Таблица", "Строк", "Сумма (сошлась)"), rows)
    say(f"Перенесено строк: {number(sum(one.rows for one in moved))}. Исходная база не изменена.")
    say("Письма и копии остались в прежней папке данных: перенесите их, если они нужны.")


def _address_argument(parser: Parser) -> None:
    parser.add_argument("url", metavar="АДРЕС", help="postgresql://имя@сервер/база")


def _roles(_run: Run, arguments: argparse.Namespace) -> None:
    def make(password: str) -> str:
        return shared_base.make_roles(with_password(arguments.url, password))

    say(asking(make))


def _share_arguments(parser: Parser) -> None:
    parser.add_argument("url", nargs="?", default="", metavar="АДРЕС", help="без него – показать")
    parser.add_argument("--off", action="store_true", help="снова работать с базой в файле")


def _share(run: Run, arguments: argparse.Namespace) -> None:
    def keep(password: str) -> str:
        return keep_address(run.folder, "" if arguments.off else arguments.url, password)

    if arguments.off or arguments.url:
        asking(keep)
    kept = kept_address(run.folder)
    say(f"Общая база: {kept}" if kept else "База в файле, в папке данных.")


def _password(_run: Run, arguments: argparse.Namespace) -> None:
    asked = sys.stdin is not None and sys.stdin.isatty()
    secret = getpass.getpass("Пароль (не виден при вводе): ") if asked else sys.stdin.readline()
    say(shared_base.keep_password(arguments.url, secret.rstrip("\r\n")))


COMMANDS = (
    Command("move-base", "перенести базу из файла на сервер или обратно", _move_arguments, _move),
    Command("roles", "роли общей базы: делопроизводитель, руководитель, просмотр",
            _address_argument, _roles),
    Command("share", "работать с общей базой PostgreSQL или снова со своей", _share_arguments,
            _share),
    Command("password", "положить пароль общей базы в хранилище системы", _address_argument,
            _password),
)  # fmt: skip
