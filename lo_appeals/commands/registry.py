"""bodies, officials, registry import, registry export."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from lo_appeals.commands.run import Command, Parser, Run, json_flag, say, say_json, say_table
from lo_appeals.commands.usage import day
from lo_appeals.domain import texts
from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.officials import Acting
from lo_appeals.services.registry_plan import Outcome
from lo_appeals.services.registry_preview import ContactsPreview
from lo_appeals.services.registry_states import BodyState, RegistryFilter


def _type(text: str) -> BodyType:
    """Return the type of that name. argparse tells the faults of a ValueError itself."""
    wanted = texts.fold(text)
    found = [one for one in BodyType if texts.fold(one.value) == wanted]
    if not found:
        names = ", ".join(one.value for one in BodyType)
        raise UserError(f"Типа «{text}» нет.", f"Есть: {names}.")
    return found[0]


def _bodies_arguments(parser: Parser) -> None:
    parser.add_argument("--type", type=_type, metavar="ТИП", help="ОИВ, ОМСУ, учреждение, иная")
    parser.add_argument("--incomplete", action="store_true", help="только с замечаниями")
    parser.add_argument("--late", action="store_true", help="с опозданием по п. 4 или п. 5")
    json_flag(parser)


def _bodies(run: Run, arguments: argparse.Namespace) -> None:
    wanted = RegistryFilter(
        type=arguments.type, incomplete=arguments.incomplete, late=arguments.late
    )
    found = run.office.registry.listed(wanted)
    names = {one.body.id: one.body.name for one in run.office.registry.states().values()}
    if arguments.json:
        say_json([_body(one, names) for one in found])
        return
    rows = [
        (one.body.name, one.body.type.value, _shown(_due(one)), _shown(_received(one)),
         one.list_late or "", "; ".join(one.missing))
        for one in found
    ]  # fmt: skip
    say_table(("Орган", "Тип", "Срок сведений", "Получены", "Опоздание", "Чего нет"), rows)
    say(texts.counted(len(found), "орган", "органа", "органов"))


def _due(one: BodyState) -> date | None:
    return one.list_clock.due.day if one.list_clock and one.list_clock.due else None


def _received(one: BodyState) -> date | None:
    return one.list_clock.done if one.list_clock else None


def _shown(day: date | None) -> str:
    return texts.day(day) if day else "—"


def _body(one: BodyState, names: dict[int, str]) -> dict[str, Any]:
    return {
        "name": one.body.name,
        "type": one.body.type.value,
        "parent": names.get(one.body.parent_id) if one.body.parent_id else None,
        "missing": list(one.missing),
        "list_due": _iso(_due(one)),
        "list_received": _iso(_received(one)),
        "late_days": one.list_late,
        "late_notices": one.notices_late,
    }


def _officials_arguments(parser: Parser) -> None:
    parser.add_argument("body", metavar="ОРГАН", help="наименование или его часть")
    parser.add_argument("--on", type=day, metavar="ДАТА", help="кто отвечал в день")
    json_flag(parser)


def _officials(run: Run, arguments: argparse.Namespace) -> None:
    body = run.office.registry.body_named(arguments.body)
    on = arguments.on or run.clock().date()
    acting = run.office.registry.who_answers(body.id, on)
    if arguments.json:
        say_json([_official(one) for one in acting])
        return
    say(f"{body.name}, на {texts.day(on)}")
    rows = []
    for one in acting:
        shown = _official(one)
        instead = f"за: {shown['acting_for']}" if shown["acting_for"] else ""
        who = shown["name"] or "—"
        rows.append(
            (one.office.title, who, shown["position"], shown["phone"], shown["email"], instead)
        )
    say_table(("Кем является", "ФИО", "Должность", "Телефон", "Почта", ""), rows)
    for one in acting:
        if one.official is None or one.acting_for is not None:
            say(" ".join(one.steps))


def _official(one: Acting) -> dict[str, Any]:
    who = one.official
    contact = who.contact if who else None
    return {
        "office": one.office.value,
        "position": contact.position if contact else "",
        "name": contact.name if contact else None,
        "acting_for": one.acting_for.contact.name if one.acting_for else None,
        "phone": (contact.phone or contact.phone_typed) if contact else "",
        "email": (contact.email or contact.email_typed) if contact else "",
        "from": _iso(who.valid_from) if who else None,
        "to": _iso(who.valid_to) if who else None,
        "seat": one.seat,
        "note": " ".join(one.steps),
    }


def _iso(on: date | None) -> str | None:
    return on.isoformat() if on else None


def _registry_arguments(parser: Parser) -> None:
    parser.add_argument("action", choices=("import", "export"), metavar="import|export")
    parser.add_argument("file", type=Path, metavar="ФАЙЛ")
    parser.add_argument("--on", type=day, metavar="ДАТА", help="с какого дня")
    parser.add_argument("--dry-run", action="store_true", help="только показать, ничего не менять")
    json_flag(parser)


def _registry(run: Run, arguments: argparse.Namespace) -> None:
    contacts = run.office.registry.contacts
    if arguments.action == "export":
        made = contacts.export(arguments.file, None, arguments.on)
        if arguments.json:
            say_json({"file": str(made)})
        else:
            say(str(made))
        return
    preview = contacts.read(arguments.file, arguments.on)
    text = "ничего не изменено (проверка)"
    if not arguments.dry_run:
        text = contacts.apply(preview).text
    if arguments.json:
        say_json(_document(preview))
        return
    _tell(preview, text)


def _document(preview: ContactsPreview) -> dict[str, Any]:
    counts = preview.counts
    return {
        "file": str(preview.listed.path),
        "on": preview.on.isoformat(),
        "file_rows": preview.file_rows,
        "new": counts[Outcome.NEW],
        "changed": counts[Outcome.CHANGED] + counts[Outcome.REPLACED],
        "left": counts[Outcome.LEFT],
        "same": counts[Outcome.SAME],
        "rejected": _rows(preview, Outcome.REJECTED),
        "skipped": _rows(preview, Outcome.SKIPPED),
        "new_bodies": [one.name for one in preview.unknown_bodies],
    }


def _rows(preview: ContactsPreview, outcome: Outcome) -> list[dict[str, Any]]:
    return [
        {"row": line.row, "reason": line.reason}
        for line in preview.lines
        if line.outcome is outcome
    ]


def _tell(preview: ContactsPreview, text: str) -> None:
    document = _document(preview)
    say(f"{preview.listed.path.name}: сведения с {texts.day(preview.on)}")
    say(
        f"  строк {document['file_rows']}: новых {document['new']}, изменённых "
        f"{document['changed']}, выбыло {document['left']}, без изменений {document['same']}, "
        f"отклонено {len(document['rejected'])}, пропущено {len(document['skipped'])}"
    )
    for line in document["rejected"]:
        say(f"  строка {line['row']}: {line['reason']}")
    for unknown in preview.unknown_bodies:
        say(f"  новый орган: {unknown.name} ({unknown.guessed.value}, требует проверки)")
    say(f"  {text}")


def _imports(arguments: argparse.Namespace) -> bool:
    return arguments.action == "import" and not arguments.dry_run


COMMANDS = (
    Command("bodies", "органы: чего не хватает, кто опоздал", _bodies_arguments, _bodies),
    Command("officials", "кто отвечает в органе", _officials_arguments, _officials),
    Command("registry", "контакты из файла и в файл", _registry_arguments, _registry, _imports),
)
