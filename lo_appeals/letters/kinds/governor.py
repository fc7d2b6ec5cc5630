"""The operative report to the Governor (п. 12): one page, one matter."""

from lo_appeals.domain import texts
from lo_appeals.letters import entry_rows, office
from lo_appeals.letters.dossier import Dossier, Draft, Occasion, Skip
from lo_appeals.letters.kinds.kind import LetterKind, To
from lo_appeals.letters.schema import Field, Schema
from lo_appeals.letters.typography import ended

SCHEMA = Schema(
    fields=(
        *office.OFFICE_FIELDS,
        Field("текст.выявлено", "что и когда выявлено", required=True),
        Field("текст.динамика", "сколько обращений и как было раньше", optional=True),
        Field("текст.обращение", "номер, категория и срок обращения", optional=True),
        Field("текст.орган", "какой орган рассматривает", optional=True),
        Field("текст.суть", "суть, слова исполнителя", optional=True),
        Field("текст.меры", "принятые меры, слова исполнителя", optional=True),
        Field("текст.риск", "риск, слова исполнителя", optional=True),
        Field("текст.предложения", "предложения, слова исполнителя", optional=True),
    ),
    pictures=(office.ARMS,),
)
OWN = {"essence": "текст.суть", "measures": "текст.меры", "risk": "текст.риск",
       "proposals": "текст.предложения"}  # fmt: skip


def write(dossier: Dossier) -> Draft | Skip:
    """Return the report on one matter, or why there is none."""
    told = dossier.occasion
    if told is None:
        return Skip("вопросов для оперативного доклада нет")
    values = {
        "текст.выявлено": _found(told),
        "текст.динамика": _growth(told),
        "текст.обращение": _entry(told),
        "текст.орган": ended(f"Рассмотрение обращений находится в компетенции: {told.body}")
        if told.body
        else "",
    }
    values |= {name: told.words.get(key, "") for key, name in OWN.items()}
    covers = [(number, 1) for number in told.numbers]
    if told.entry:
        covers.insert(0, (told.entry.number, told.entry.cycle))
    return Draft(
        _subject(told), values, covers=tuple(covers),
        steps=(f"governor:{told.id}",),
    )  # fmt: skip


def _subject(told: Occasion) -> str:
    topic = f" по вопросу «{told.topic}»" if told.topic else ""
    if told.entry is None:
        return f"О повышенной социальной активности{topic}"
    return f"Об обращении из Единого портала{topic}"


def _found(told: Occasion) -> str:
    when = f"{texts.day_in_words(told.detected_at)} в {told.detected_at:%H:%M}"
    topic = f" по вопросу «{told.topic}»" if told.topic else ""
    what = (
        f"выявлена повышенная социальная активность{topic}"
        if told.entry is None
        else f"выявлено обращение социально и общественно значимого характера{topic}"
    )
    where = f" ({told.place})" if told.place else ""
    said = ended(f"Докладываю, что {when} в обращениях из Единого портала {what}{where}")
    return f"{said} {ended(f'Основание: {told.ground}')}" if told.ground else said


def _growth(told: Occasion) -> str:
    if told.entry is not None or told.first is None or told.last is None:
        return ""
    usual = (
        f"обычное число за столько же дней – {texts.decimal(told.expected)}"
        if round(told.expected)
        else "обычно за столько же дней таких обращений не поступает"
    )
    return (
        f"С {texts.day_in_words(told.first)} по {texts.day_in_words(told.last)} по данному вопросу"
        f" поступило {texts.appeals(told.count)}; {usual}."
    )


def _entry(told: Occasion) -> str:
    one = told.entry
    if one is None:
        return ""
    state = (
        f"ответ дан {texts.day_in_words(one.answered)}"
        if one.answered
        else f"срок рассмотрения по пункту 7 Положения – {texts.day_in_words(one.due)}"
    )
    return ended(
        f"Обращение № {entry_rows.told_number(one.number, one.cycle)} зарегистрировано"
        f" {texts.day_in_words(one.registered)}"
        f"{f', категория «{one.category}»' if one.category else ''}; {state}"
    )


KIND = LetterKind(
    key="governor",
    title="Оперативный доклад Губернатору",
    clause="п. 12",
    template="gubernatoru.docx",
    schema=SCHEMA,
    needs=office.GOVERNOR_NEEDS,
    to=To.GOVERNOR,
    write=write,
    file_stem="Доклад Губернатору",
)
