"""The list of officials asked for and reminded of (п. 4), and changes in it (п. 5)."""

from lo_appeals.domain import texts
from lo_appeals.domain.duties import CHANGE_NOTICE, FIRST_LIST
from lo_appeals.letters import entry_rows, office
from lo_appeals.letters.dossier import (
    REMINDER,
    REQUEST,
    Clock,
    Dossier,
    Draft,
    Skip,
    has_step,
    last_step,
)
from lo_appeals.letters.kinds.kind import LetterKind, To
from lo_appeals.letters.schema import Field, Schema
from lo_appeals.letters.typography import ended

_REPLY = Field("период.ответ", "до какого дня просим ответить")
REQUEST_SCHEMA = Schema(
    fields=(
        *office.BODY_FIELDS,
        *office.ANNEX_FIELDS,
        _REPLY,
        Field("текст.срок", "когда истекает или истёк срок пункта 4", optional=True),
    ),
    pictures=(office.ARMS,),
)
REMINDER_SCHEMA = Schema(
    fields=(
        *office.BODY_FIELDS,
        *office.ANNEX_FIELDS,
        _REPLY,
        Field("текст.срок", "когда истёк срок пункта 4", required=True),
        Field("текст.ранее", "что направлялось раньше", optional=True),
    ),
    pictures=(office.ARMS,),
)
CHANGE_SCHEMA = Schema(
    fields=(
        *office.BODY_FIELDS,
        _REPLY,
        Field("текст.изменения", "какие изменения и до какого дня сообщить", required=True),
        Field("текст.ранее", "что направлялось раньше", optional=True),
    ),
    pictures=(office.ARMS,),
)
_SUBJECT = "О представлении сведений об ответственных лицах"


def write_request(dossier: Dossier) -> Draft | Skip:
    """Return the request for the list, or why it is not needed."""
    clock = dossier.list_clock
    if clock is None:
        return Skip("срок по пункту 4 не считается: не указана дата приказа")
    if clock.done:
        return Skip(f"сведения получены {texts.day(clock.done)}")
    if clock.steps:
        return Skip(f"уже направлено: {entry_rows.told_steps(clock.steps)}")
    overdue = clock.due < dossier.today
    verb = "истёк" if overdue else "истекает"
    said = f"Срок представления сведений, установленный пунктом 4 Положения, {verb}"
    values = {
        "текст.срок": ended(f"{said} {texts.day_in_words(clock.due)}"),
        "период.ответ": _reply(dossier, clock),
        "текст.исполнителя": dossier.words.get("текст.исполнителя", ""),
    }
    return Draft(_SUBJECT, values, steps=(clock.subject,))


def write_reminder(dossier: Dossier) -> Draft | Skip:
    """Return the reminder of the list; a second one is told as repeated."""
    clock = dossier.list_clock
    why = _why_no_reminder(dossier, clock)
    if why or clock is None:
        return Skip(why)
    values = {
        "текст.срок": (
            f"Указанный срок истёк {texts.day_in_words(clock.due)}. По состоянию на"
            f" {texts.day_in_words(dossier.today)} сведения не поступили."
        ),
        "текст.ранее": _before(clock),
        "период.ответ": _reply(dossier, clock),
        "текст.исполнителя": dossier.words.get("текст.исполнителя", ""),
    }
    return Draft(_SUBJECT, values, steps=(clock.subject,))


def _why_no_reminder(dossier: Dossier, clock: Clock | None) -> str:
    if clock is None:
        return "срок по пункту 4 не считается: не указана дата приказа"
    if clock.done:
        return f"сведения получены {texts.day(clock.done)}"
    if clock.due >= dossier.today:
        return f"срок ещё не истёк: {texts.day(clock.due)}"
    return _too_soon(dossier, clock)


def _too_soon(dossier: Dossier, clock: Clock) -> str:
    """Return why the next step of the ladder waits, or ''."""
    if has_step(clock.steps, REMINDER):
        return f"уже направлено: {entry_rows.told_steps(clock.steps)}"
    last = last_step(clock.steps)
    if last and (dossier.today - last.made_on).days < dossier.interval_days:
        return f"со дня прошлого письма ({texts.day(last.made_on)}) прошло мало времени"
    return ""


def _before(clock: Clock) -> str:
    return ended(f"Ранее направлено: {entry_rows.told_steps(clock.steps)}") if clock.steps else ""


def _reply(dossier: Dossier, clock: Clock) -> str:
    asked = dossier.reply_by
    return texts.day_in_words(max(clock.due, asked) if clock.due >= dossier.today else asked)


def pending_changes(dossier: Dossier, step: str) -> list[Clock]:
    """Return changes past their due day that nobody told of, without that step, and ripe for it."""
    return [
        one
        for one in dossier.changes
        if one.done is None and one.due < dossier.today and _ripe(one, dossier, step)
    ]


def _ripe(one: Clock, dossier: Dossier, step: str) -> bool:
    last = last_step(one.steps)
    if has_step(one.steps, step):
        return False
    return last is None or (dossier.today - last.made_on).days >= dossier.interval_days


def write_change(dossier: Dossier) -> Draft | Skip:
    """Return the reminder to tell of changes, or why there is none."""
    changes = pending_changes(dossier, REMINDER)
    if not changes:
        late = [one for one in dossier.changes if one.done is None and one.due < dossier.today]
        return Skip(
            "напоминание об этих изменениях уже составлено"
            if late
            else "изменений, о которых не сообщено в срок, нет"
        )
    values = {
        "текст.изменения": "\n".join(_change(one) for one in changes),
        "период.ответ": _reply(dossier, changes[0]),
        "текст.ранее": "",
        "текст.исполнителя": dossier.words.get("текст.исполнителя", ""),
    }
    return Draft(
        "Об уведомлении об изменении сведений об ответственных лицах",
        values,
        steps=tuple(one.subject for one in changes),
    )


def _change(one: Clock) -> str:
    what = one.what or "сведения об ответственных лицах"
    return ended(
        f"По имеющимся данным, {texts.day_in_words(one.started)} произошло изменение: {what}."
        f" Срок уведомления истёк {texts.day_in_words(one.due)}, уведомление не поступило"
    )


LIST_REQUEST = LetterKind(
    key="list-request",
    title="Запрос сведений об ответственных",
    clause="п. 4",
    template="zapros.docx",
    schema=REQUEST_SCHEMA,
    needs=office.OFFICE_NEEDS,
    to=To.BODY,
    types=FIRST_LIST.binds,
    write=write_request,
    step=REQUEST,
    file_stem="Запрос сведений",
)
LIST_REMINDER = LetterKind(
    key="list-reminder",
    title="Напоминание о сведениях об ответственных",
    clause="п. 4",
    template="napominanie_svedeniya.docx",
    schema=REMINDER_SCHEMA,
    needs=office.OFFICE_NEEDS,
    to=To.BODY,
    types=FIRST_LIST.binds,
    write=write_reminder,
    step=REMINDER,
    file_stem="Напоминание о сведениях",
)
CHANGE_REMINDER = LetterKind(
    key="change-reminder",
    title="Напоминание об уведомлении об изменениях",
    clause="п. 5",
    template="napominanie_izmeneniya.docx",
    schema=CHANGE_SCHEMA,
    needs=office.OFFICE_NEEDS,
    to=To.BODY,
    types=CHANGE_NOTICE.binds,
    write=write_change,
    step=REMINDER,
    file_stem="Напоминание об изменениях",
)
