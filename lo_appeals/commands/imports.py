"""import, imports, undo-import."""

import argparse
from pathlib import Path
from typing import Any

from lo_appeals.commands.run import (
    Command,
    Parser,
    Run,
    always,
    json_flag,
    say,
    say_json,
    say_table,
)
from lo_appeals.commands.usage import day
from lo_appeals.domain import texts
from lo_appeals.domain.errors import UserError
from lo_appeals.services.previewing import Preview, Verdict
from lo_appeals.store.batches import Batch


def _import_arguments(parser: Parser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="ФАЙЛ")
    parser.add_argument("--as-of", type=day, metavar="ДАТА", help="дата данных")
    parser.add_argument("--dry-run", action="store_true", help="только показать, ничего не менять")
    json_flag(parser)


def _document(preview: Preview, batch: int | None) -> dict[str, Any]:
    counts = preview.counts
    return {
        "file": str(preview.export.path),
        "data_as_of": preview.data_as_of.date().isoformat(),
        "file_rows": preview.file_rows,
        "new": counts[Verdict.NEW],
        "changed": counts[Verdict.CHANGED] + counts[Verdict.RETURNED],
        "same": counts[Verdict.SAME],
        "rejected": [
            {"row": line.row, "column": line.column, "reason": line.reason}
            for line in preview.lines
            if line.verdict is Verdict.REJECTED
        ],
        "skipped": [
            {"row": line.row, "reason": line.reason}
            for line in preview.lines
            if line.verdict is Verdict.SKIPPED
        ],
        "absent_open": list(preview.absent_open),
        "batch": batch,
    }


def _tell(preview: Preview, batch: int | None) -> None:
    document = _document(preview, batch)
    say(f"{preview.export.path.name}: данные на {texts.as_of(preview.data_as_of)}")
    say(
        f"  строк {document['file_rows']}: новых {document['new']}, "
        f"изменённых {document['changed']}, без изменений {document['same']}, "
        f"отклонено {len(document['rejected'])}, пропущено {len(document['skipped'])}"
    )
    for line in preview.lines:
        if line.verdict is Verdict.REJECTED:
            say(f"  строка {line.row}, {line.column}: {line.reason}")
    if preview.older:
        say(f"  не тронуто, в базе более новые данные: {preview.older}")
    if preview.absent:
        say(f"  открыты, но в файле их нет: {len(preview.absent)}")
    for unknown in preview.unknown_bodies:
        say(f"  новая организация: {unknown.name} ({unknown.guessed.value}, требует проверки)")
    if note := preview.note_on_statuses():
        say(f"  {note}")
    say(f"  загрузка № {batch}" if batch else "  ничего не изменено (проверка)")


def _read(run: Run, file: Path, arguments: argparse.Namespace) -> Preview:
    try:
        return run.office.imports.read(file, arguments.as_of)
    except UserError as error:
        if len(arguments.files) == 1 or file.name in error.what:
            raise
        raise UserError(f"Файл «{file.name}»: {error.what}", error.advice) from error


def _import(run: Run, arguments: argparse.Namespace) -> None:
    done: list[tuple[Preview, int | None]] = []
    read = [_read(run, file, arguments) for file in arguments.files]  # a wrong one stops all
    for old in read:
        preview = run.office.imports.refreshed(old) if done else old
        batch = None if arguments.dry_run else run.office.imports.apply(preview).batch
        done.append((preview, batch))
    if arguments.json:  # told when all is done: a reader that leaves early stops no import
        documents = [_document(preview, batch) for preview, batch in done]
        say_json(documents if len(documents) > 1 else documents[0])
        return
    for preview, batch in done:
        _tell(preview, batch)


def _batch(batch: Batch) -> dict[str, Any]:
    return {
        "batch": batch.id, "file": batch.file_name,
        "data_as_of": batch.data_as_of.date().isoformat(),
        "applied_at": batch.applied_at.isoformat(timespec="minutes"), "who": batch.who,
        "file_rows": batch.file_rows, "new": batch.new, "changed": batch.changed,
        "same": batch.same, "rejected": len(batch.rejected), "skipped": len(batch.skipped),
        "covers_from": batch.covers_from and batch.covers_from.isoformat(),
        "covers_to": batch.covers_to and batch.covers_to.isoformat(),
    }  # fmt: skip


def _imports(run: Run, arguments: argparse.Namespace) -> None:
    batches = run.office.imports.batches()
    if arguments.json:
        say_json([_batch(batch) for batch in batches])
        return
    if not batches:
        say("Загрузок ещё не было.")
        return
    rows = [
        (b.id, texts.moment(b.applied_at), b.file_name, texts.as_of(b.data_as_of), b.file_rows,
         b.new, b.changed, b.who)
        for b in batches
    ]  # fmt: skip
    say_table(("№", "Загружено", "Файл", "Данные на", "Строк", "Новых", "Изменено", "Кто"), rows)


def _undo_arguments(parser: Parser) -> None:
    parser.add_argument("number", type=int, metavar="N", help="номер загрузки из списка imports")


def _undo(run: Run, arguments: argparse.Namespace) -> None:
    say(run.office.imports.undo(arguments.number).text)


COMMANDS = (
    Command("import", "загрузить выгрузку портала", _import_arguments, _import,
            lambda arguments: not arguments.dry_run),
    Command("imports", "применённые загрузки", json_flag, _imports),
    Command("undo-import", "отменить загрузку целиком", _undo_arguments, _undo, always),
)  # fmt: skip
