"""Information on deficiencies to the vice-governor, with the evidence annex (п. 10)."""

from collections.abc import Sequence

from lo_appeals.domain import texts
from lo_appeals.domain.deficiencies import BOUND, DeficiencyKind
from lo_appeals.letters import entry_rows, office
from lo_appeals.letters.dossier import NOTICE, Dossier, Draft, Named, Skip, has_step
from lo_appeals.letters.inflection import position_forms
from lo_appeals.letters.kinds.kind import LetterKind, To
from lo_appeals.letters.schema import Field, ListOf, Row, Schema
from lo_appeals.letters.typography import ended

DUTIES = ListOf(
    "обязанность",
    "недостатки по пунктам 4 и 5",
    (
        Field("номер", "номер по порядку", optional=True),
        Field("пункт", "пункт Положения", optional=True),
        Field("недостаток", "в чём недостаток", optional=True),
        Field("срок", "срок", optional=True),
        Field("исполнено", "дата исполнения", optional=True),
        Field("дней", "дней просрочки", optional=True),
        Field("напоминания", "даты и номера напоминаний", optional=True),
    ),
)
ENTRIES = ListOf(entry_rows.ENTRIES.name, "обращения с нарушением срока", entry_rows.ENTRIES.fields)
SCHEMA = Schema(
    fields=(
        *office.BODY_FIELDS,
        *office.ANNEX_FIELDS,
        Field("период.выявлено", "за какой период: «в октябре 2026 года»", optional=True),
        Field("текст.недостатки", "какие недостатки, абзац на каждый пункт", required=True),
        Field("текст.напоминания", "когда направлялись напоминания", optional=True),
        Field("приложение.таблица1", "название таблицы обращений", optional=True),
        Field("приложение.таблица2", "название таблицы пунктов 4 и 5", optional=True),
        Field("приложение.пояснения", "пояснения к таблицам", optional=True),
    ),
    lists=(ENTRIES, DUTIES),
    pictures=(office.ARMS,),
)


def write(dossier: Dossier) -> Draft | Skip:
    """Return the notice on what the clerk ticked, or why there is none."""
    fresh = [one for one in dossier.named if not has_step(one.steps, NOTICE)]
    if not fresh:
        return Skip(_why_none(dossier))
    late = [one for one in fresh if one.finding.kind.of_entry]
    duties = [one for one in fresh if not one.finding.kind.of_entry]
    duties.sort(key=lambda one: one.finding.clause)
    values = {
        "период.выявлено": _found_in(dossier),
        "текст.недостатки": "\n".join(_paragraphs(late, duties)),
        "текст.напоминания": _reminded(fresh),
        "текст.исполнителя": dossier.words.get("текст.исполнителя", ""),
        "приложение.таблица1": _title("Обращения с нарушением срока (пункт 7 Положения)", late),
        "приложение.таблица2": _title(
            "Обязанности по пунктам 4 и 5 Положения", duties, second=bool(late)
        ),
        "приложение.пояснения": _note(dossier, late),
    }
    lists = {
        "обращение": [_entry_row(n, one) for n, one in enumerate(late, 1)],
        "обязанность": [_duty_row(n, one) for n, one in enumerate(duties, 1)],
    }
    return Draft(
        f"О недостатках в работе {dossier.body_genitive} с обращениями из Единого портала",
        values,
        lists,
        covers=tuple(_number(one) for one in late),
        steps=tuple(one.finding.subject for one in fresh),
    )


def _why_none(dossier: Dossier) -> str:
    if dossier.named:
        return "об отмеченных недостатках информация уже составлена"
    if dossier.doubtful:
        return "недостатки найдены, но не подтверждены: отметьте их на вкладке «Недостатки»"
    return "отмеченных недостатков нет"


def _found_in(dossier: Dossier) -> str:
    if dossier.period is None:
        return ""
    month = texts.MONTHS_IN[dossier.period.first.month - 1]
    return f"в {month} {dossier.period.first.year}{texts.NBSP}года"


def _paragraphs(late: Sequence[Named], duties: Sequence[Named]) -> list[str]:
    found = []
    if late:
        found.append(_late_sentence(late))
    lacking = [one for one in duties if one.finding.kind is DeficiencyKind.NO_SUBSTITUTE]
    if lacking:
        found.append(_lacking_sentence(lacking))
    found += [_duty_sentence(one) for one in duties if one not in lacking]
    found += [ended(one.words) for one in (*late, *duties) if one.words]
    return list(dict.fromkeys(found))


def _late_sentence(late: Sequence[Named]) -> str:
    open_ = sum(1 for one in late if one.finding.kind is DeficiencyKind.OVERDUE)
    done = len(late) - open_
    parts = []
    if done:
        verb = texts.plural(done, "рассмотрено", "рассмотрены", "рассмотрены")
        parts.append(f"{texts.appeals(done)} {verb} с нарушением срока")
    if open_:
        many = texts.counted(open_, "обращению", "обращениям", "обращениям")
        parts.append(f"по {many} срок истёк, ответ не дан")
    longest = max(one.finding.days_late for one in late)
    days = texts.counted(longest, "день", "дня", "дней")
    return (
        "Не соблюдён срок рассмотрения обращений, установленный пунктом 7 Положения:"
        f" {'; '.join(parts)}. Наибольшая просрочка – {days}."
    )


def _lacking_sentence(lacking: Sequence[Named]) -> str:
    """Say once whom nobody replaces: «замещающие … исполнителя»."""
    whom = [position_forms(one.finding.what).accusative for one in lacking]
    many = "лица, замещающие" if len(lacking) > 1 else "лицо, замещающее"
    verb = "указаны" if len(lacking) > 1 else "указано"
    return ended(
        f"Не {verb} {many} на период временного отсутствия (пункт 4 Положения): {'; '.join(whom)}"
    )


def _duty_sentence(one: Named) -> str:
    found = one.finding
    clause = "4" if found.clause == "п. 4" else "5"
    due = f" не позднее {texts.day_in_words(found.due)}" if found.due else ""
    done = (
        f" представлены {texts.day_in_words(found.done)}"
        if found.done
        else " в Комитет не поступили"
    )
    return ended(
        f"Сведения, предусмотренные пунктом {clause} Положения ({found.what}), подлежали"
        f" представлению{due},{done}"
    )


def _reminded(named: Sequence[Named]) -> str:
    steps = {entry_rows.told_step(step): step for one in named for step in one.steps}
    if not steps:
        return ""
    order = sorted(steps, key=lambda told: steps[told].made_on)
    return ended(f"Ранее направлено: {'; '.join(order)}")


def _title(title: str, named: Sequence[Named], *, second: bool = False) -> str:
    return f"Таблица {2 if second else 1} – {title}" if named else ""


def _note(dossier: Dossier, late: Sequence[Named]) -> str:
    said = []
    if late:
        said.append(
            "Срок – пункт 7 Положения; ответ в последний день срока дан в срок. Просрочка"
            " обращений без ответа посчитана на день, которым взяты данные"
        )
    doubts = sorted({doubt.value.lower() for one in late for doubt in one.finding.doubts})
    if doubts:
        said.append(f"По отдельным обращениям проверено исполнителем: {'; '.join(doubts)}")
    if dossier.data_as_of and late:
        said.append(f"Данные на {texts.as_of_in_words(dossier.data_as_of)}")
    return " ".join(ended(one) for one in said)


def _number(one: Named) -> tuple[str, int]:
    number, _slash, cycle = one.finding.subject.removeprefix("entry:").rpartition("/")
    return number, int(cycle)


def _entry_row(order: int, one: Named) -> Row:
    found = one.finding
    return Row(
        {
            "номер": str(order),
            "обращение": entry_rows.told_number(*_number(one)),
            "зарегистрировано": texts.day(found.registered),
            "категория": found.category or "не указана",
            "срок": texts.day(found.due),
            "отвечено": texts.day(found.done) or "ответа нет",
            "дней": texts.number(found.days_late),
            "напоминания": entry_rows.told_steps(one.steps),
        }
    )


def _duty_row(order: int, one: Named) -> Row:
    found = one.finding
    return Row(
        {
            "номер": str(order),
            "пункт": found.clause.replace("п. ", ""),
            "недостаток": found.title,
            "срок": texts.day(found.due) or "–",
            "исполнено": texts.day(found.done) or ("не исполнено" if found.due else "–"),
            "дней": texts.number(found.days_late) if found.days_late else "–",
            "напоминания": entry_rows.told_steps(one.steps),
        }
    )


KIND = LetterKind(
    key="notice",
    title="Информация о недостатках",
    clause="п. 10",
    template="nedostatki.docx",
    schema=SCHEMA,
    needs=office.VICE_GOVERNOR_NEEDS,
    to=To.VICE_GOVERNOR,
    types=BOUND,
    write=write,
    step=NOTICE,
    monthly=True,
    file_stem="Недостатки",
)
