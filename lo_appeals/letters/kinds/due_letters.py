"""Reminders of due days (п. 7): the first with the list, the second where nothing came of it."""

from collections.abc import Sequence
from datetime import timedelta

from lo_appeals.domain import texts
from lo_appeals.letters import entry_rows, office
from lo_appeals.letters.dossier import (
    NOTICE,
    REMINDER,
    REPEAT,
    Dossier,
    Draft,
    Entry,
    Skip,
    has_step,
    last_step,
)
from lo_appeals.letters.kinds.kind import LetterKind, To
from lo_appeals.letters.schema import Field, Schema
from lo_appeals.letters.typography import ended

SCHEMA = Schema(
    fields=(
        *office.BODY_FIELDS,
        *office.ANNEX_FIELDS,
        Field("текст.сроки", "у скольких обращений срок истекает или истёк", required=True),
        Field("текст.переносы", "по каким обращениям портал перенёс срок", optional=True),
        Field("период.данные", "на какой момент взяты данные"),
    ),
    lists=(entry_rows.ENTRIES,),
    pictures=(office.ARMS,),
)
REPEAT_SCHEMA = Schema(
    fields=(*SCHEMA.fields, Field("текст.ранее", "какие напоминания направлялись", required=True)),
    lists=SCHEMA.lists,
    pictures=SCHEMA.pictures,
)


def near(dossier: Dossier) -> list[Entry]:
    """Return open entries whose due day has passed or comes within the days of the setting.

    One that the latest export did not contain is left out: it accuses nobody (figures.md).
    """
    until = dossier.today + timedelta(days=dossier.ahead_days)
    return [
        one
        for one in dossier.entries
        if one.answered is None and not one.unconfirmed and one.due <= until
    ]


def write(dossier: Dossier) -> Draft | Skip:
    """Return the first reminder of due days, or why there is none."""
    found = near(dossier)
    if not found:
        return Skip("обращений, срок которых истёк или скоро истекает, нет")
    fresh = [one for one in found if not one.steps]
    if not fresh:
        return Skip("об этих обращениях письмо уже составлено")
    return _draft(dossier, fresh, "О сроках рассмотрения обращений из Единого портала")


def write_repeat(dossier: Dossier) -> Draft | Skip:
    """Return the repeated reminder of what was reminded of, is past due and still not answered."""
    found = [
        one
        for one in near(dossier)
        if one.due < dossier.today
        and has_step(one.steps, REMINDER)
        and not has_step(one.steps, NOTICE)  # the ladder has gone on
    ]
    if not found:
        return Skip("обращений, о которых напоминали и срок которых истёк, нет")
    fresh = [one for one in found if not has_step(one.steps, REPEAT)]
    if not fresh:
        return Skip("повторное напоминание об этих обращениях уже составлено")
    ripe = [one for one in fresh if _waited(one, dossier)]
    if not ripe:
        days = texts.counted(dossier.interval_days, "дня", "дней", "дней")
        return Skip(f"со дня напоминания прошло меньше {days}")
    draft = _draft(dossier, ripe, "О сроках рассмотрения обращений из Единого портала (повторно)")
    before = {entry_rows.told_step(step): step for one in ripe for step in one.steps}
    order = sorted(before, key=lambda told: before[told].made_on)
    values = dict(draft.values) | {"текст.ранее": ended(f"Ранее направлено: {'; '.join(order)}")}
    return Draft(draft.subject, values, draft.lists, draft.covers, draft.steps)


def _waited(one: Entry, dossier: Dossier) -> bool:
    last = last_step(one.steps)
    return last is not None and (dossier.today - last.made_on).days >= dossier.interval_days


def _draft(dossier: Dossier, entries: Sequence[Entry], subject: str) -> Draft:
    ordered = sorted(entries, key=lambda one: (one.due, one.number, one.cycle))
    values = {
        "текст.сроки": _terms(ordered, dossier),
        "текст.переносы": entry_rows.postponed_note(ordered),
        "текст.исполнителя": dossier.words.get("текст.исполнителя", ""),
        "период.данные": texts.as_of_in_words(dossier.data_as_of) if dossier.data_as_of else "",
    }
    return Draft(
        subject,
        values,
        {"обращение": entry_rows.rows(ordered, dossier.today)},
        covers=tuple((one.number, one.cycle) for one in ordered),
        steps=tuple(f"entry:{one.number}/{one.cycle}" for one in ordered),
    )


def _terms(entries: Sequence[Entry], dossier: Dossier) -> str:
    late = [one for one in entries if one.due < dossier.today]
    soon = len(entries) - len(late)
    said = []
    if soon:
        until = max(one.due for one in entries)
        verb = "истекает"
        whose = texts.counted(soon, "обращения", "обращений", "обращений")
        said.append(f"по {texts.day_in_words(until)} включительно {verb} срок рассмотрения {whose}")
    if late:
        many = texts.counted(len(late), "обращению", "обращениям", "обращениям")
        said.append(f"по {many} срок истёк, ответ не дан")
    return f"Обращаю внимание, что {'; '.join(said)}. Перечень прилагается."


DUE_REMINDER = LetterKind(
    key="due-reminder",
    title="Напоминание о сроках рассмотрения",
    clause="п. 7",
    template="napominanie_sroki.docx",
    schema=SCHEMA,
    needs=office.OFFICE_NEEDS,
    to=To.BODY,
    write=write,
    step=REMINDER,
    file_stem="Напоминание о сроках",
)
REPEAT_REMINDER = LetterKind(
    key="repeat",
    title="Повторное напоминание о сроках",
    clause="п. 7",
    template="napominanie_povtorno.docx",
    schema=REPEAT_SCHEMA,
    needs=office.OFFICE_NEEDS,
    to=To.BODY,
    write=write_repeat,
    step=REPEAT,
    file_stem="Повторное напоминание",
)
