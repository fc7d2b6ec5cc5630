"""The neutral letter to those whom п. 10 does not bind, and what order item 4 recommends."""

from lo_appeals.domain import texts
from lo_appeals.domain.deficiencies import BOUND
from lo_appeals.domain.duties import OWN_ACT
from lo_appeals.letters import entry_rows, office
from lo_appeals.letters.dossier import NOTICE, REQUEST, Dossier, Draft, Entry, Skip, has_step
from lo_appeals.letters.kinds.kind import ALL_TYPES, LetterKind, To
from lo_appeals.letters.schema import Field, Schema

SCHEMA = Schema(
    fields=(
        *office.BODY_FIELDS,
        *office.ANNEX_FIELDS,
        Field("период.когда", "за какое время: «в октябре 2026 года»", optional=True),
        Field("период.ответ", "до какого дня просим ответить"),
        Field("период.данные", "на какой момент взяты данные"),
        Field("текст.итог", "сколько обращений и как они рассмотрены", required=True),
        Field("текст.переносы", "по каким обращениям портал перенёс срок", optional=True),
    ),
    lists=(entry_rows.ENTRIES,),
    pictures=(office.ARMS,),
)
ACT_SCHEMA = Schema(
    fields=(*office.BODY_FIELDS, Field("период.ответ", "до какого дня просим ответить")),
    pictures=(office.ARMS,),
)


def write(dossier: Dossier) -> Draft | Skip:
    """Return the letter on what was late, in neutral words, or why there is none."""
    late = [one for one in dossier.entries if _is_late(one, dossier)]
    if not late:
        return Skip("обращений с нарушением срока нет")
    fresh = sorted(
        (one for one in late if not has_step(one.steps, NOTICE)),
        key=lambda one: (one.due, one.number, one.cycle),
    )
    if not fresh:
        return Skip("об этих обращениях письмо уже составлено")
    values = {
        "период.когда": _when(dossier),
        "период.ответ": _reply(dossier),
        "период.данные": texts.as_of_in_words(dossier.data_as_of) if dossier.data_as_of else "",
        "текст.итог": _summary(fresh),
        "текст.переносы": entry_rows.postponed_note(fresh),
        "текст.исполнителя": dossier.words.get("текст.исполнителя", ""),
    }
    return Draft(
        "О своевременности рассмотрения обращений из Единого портала",
        values,
        {"обращение": entry_rows.rows(fresh, dossier.today)},
        covers=tuple((one.number, one.cycle) for one in fresh),
        steps=tuple(f"entry:{one.number}/{one.cycle}" for one in fresh),
    )


def _is_late(one: Entry, dossier: Dossier) -> bool:
    return not one.unconfirmed and (one.answered or dossier.today) > one.due


def _when(dossier: Dossier) -> str:
    if dossier.period is None:
        return ""
    month = texts.MONTHS_IN[dossier.period.first.month - 1]
    return f"в {month} {dossier.period.first.year}{texts.NBSP}года"


def _summary(late: list[Entry]) -> str:
    done = sum(1 for one in late if one.answered)
    parts = []
    if done:
        verb = texts.plural(done, "рассмотрено", "рассмотрены", "рассмотрены")
        parts.append(f"{texts.appeals(done)} {verb} позже срока")
    if len(late) > done:
        many = texts.counted(len(late) - done, "обращению", "обращениям", "обращениям")
        parts.append(f"по {many} срок истёк, ответ не размещён")
    return f"По данным Единого портала, {'; '.join(parts)}. Перечень прилагается."


def _reply(dossier: Dossier) -> str:
    return texts.day_in_words(dossier.reply_by)


def write_act(dossier: Dossier) -> Draft | Skip:
    """Return the recommendation to adopt an act of one's own, or why there is none."""
    if dossier.act_adopted:
        return Skip("правовой акт принят")
    if dossier.act_steps:
        return Skip(f"уже направлено: {entry_rows.told_steps(dossier.act_steps)}")
    values = {
        "период.ответ": _reply(dossier),
        "текст.исполнителя": dossier.words.get("текст.исполнителя", ""),
    }
    return Draft(
        "О правовом акте об организации работы с обращениями из Единого портала",
        values,
        steps=(f"act:{dossier.body_id}",),
    )


NEUTRAL = LetterKind(
    key="neutral",
    title="Письмо о своевременности (ОМСУ, учреждения)",
    clause="п. 7, 11",
    template="pismo.docx",
    schema=SCHEMA,
    needs=office.OFFICE_NEEDS,
    to=To.BODY,
    types=ALL_TYPES - BOUND,
    write=write,
    step=NOTICE,
    monthly=True,
    file_stem="Письмо о своевременности",
)
ACT = LetterKind(
    key="act-recommendation",
    title="Рекомендация о муниципальном акте",
    clause="п. 4 приказа",
    template="rekomendatsiya.docx",
    schema=ACT_SCHEMA,
    needs=office.OFFICE_NEEDS,
    to=To.BODY,
    types=OWN_ACT.recommended,
    write=write_act,
    step=REQUEST,
    file_stem="Рекомендация об акте",
)
