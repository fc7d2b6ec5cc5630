"""The gate before issue: everything that stands in a letter's way, each with the way to mend it.

What stops leaves only a draft; what is to be looked at is shown and does not stop.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from lo_appeals.domain import texts
from lo_appeals.domain.bodies import Body
from lo_appeals.domain.organisation import Organisation
from lo_appeals.domain.personal import personal
from lo_appeals.domain.twins import Twins
from lo_appeals.letters.dossier import Addressee, Draft, Occasion
from lo_appeals.letters.kinds.kind import LetterKind
from lo_appeals.letters.schema import Fault

FILL_IN = "Заполните настройки."  # how what the settings lack is mended


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing in the way: what, how to mend it, of which body; `stops` leaves only a draft."""

    what: str
    mend: str
    body: str = ""
    stops: bool = False

    def __str__(self) -> str:
        return f"{self.what} {self.mend}".strip()


def of_settings(kind: LetterKind, organisation: Organisation) -> Iterable[Obstacle]:
    """Yield the settings that are empty and needed."""
    for title in kind.missing_for(organisation):
        yield Obstacle(f"Не указано: {title}.", FILL_IN, stops=True)


def of_data(data_as_of: datetime | None, today: date, stale_days: int) -> Iterable[Obstacle]:
    """Yield what is wrong with the age of the data."""
    if data_as_of is None:
        yield Obstacle("Данных нет: ни одна выгрузка не загружена.", "Загрузите выгрузку.")
        return
    age = (today - data_as_of.date()).days
    if age > stale_days:
        days = texts.counted(age, "день", "дня", "дней")
        yield Obstacle(
            f"Данные на {texts.as_of(data_as_of)}: со дня загрузки прошло {days}.",
            "Загрузите свежую выгрузку; письмо скажет об этом само.",
        )


def of_body(body: Body | None) -> Iterable[Obstacle]:
    """Yield that nobody has confirmed the body's name and type yet."""
    if body is not None and not body.confirmed:
        yield Obstacle(
            "Орган отмечен «требует проверки».",
            "Проверьте наименование и тип в реестре.",
            body.name,
        )


def of_addressee(addressee: Addressee, body: str) -> Iterable[Obstacle]:
    """Yield what is doubtful of the addressee: a substitute, an unsure or unconfirmed form."""
    if addressee.note:
        yield Obstacle(addressee.note, "Проверьте сведения органа в реестре.", body)
    for form in addressee.unsure:
        yield Obstacle(
            f"Склонение не подтверждено – {form}.",
            "Исправьте или подтвердите форму в карточке.", body, stops=True,
        )  # fmt: skip
    if addressee.unconfirmed:
        told = "; ".join(addressee.unconfirmed)
        yield Obstacle(f"Составлено программой – {told}.", "Подтвердите формы в карточке.", body)


def of_words(words: Mapping[str, str]) -> Iterable[Obstacle]:
    """Yield the patterns of personal data in the clerk's own paragraphs (J4)."""
    for text in words.values():
        for one in personal(text):
            yield Obstacle(
                f"В тексте исполнителя похоже на персональные данные ({one.what}): «{one.text}».",
                "Уберите, если это данные гражданина.",
            )


def of_occasion(told: Occasion) -> Iterable[Obstacle]:
    """Yield what of the clerk's own paragraphs to the Governor is to be looked at (п. 12)."""
    yield from of_words(told.words)
    if not any(told.words.values()):
        number = f" (№ {told.entry.number})" if told.entry else ""
        yield Obstacle(
            f"Нет слов исполнителя к вопросу «{told.topic or 'без темы'}»{number}.",
            "Впишите их: «Отчёты», «Губернатору», «Слова доклада…».",
        )


def of_draft(kind: LetterKind, draft: Draft, body: str) -> Iterable[Obstacle]:
    """Yield the tables that a letter must have and that are empty."""
    for rows in kind.schema.lists:
        if rows.required and not draft.lists.get(rows.name):
            yield Obstacle(f"Пустая таблица: {rows.about}.", "Проверьте отбор.", body, stops=True)


def of_faults(faults: Sequence[Fault], body: str) -> Iterable[Obstacle]:
    """Yield what the document's own check found."""
    for one in faults:
        yield Obstacle(f"В письме {one}.", "Проверьте шаблон этого письма.", body, stops=True)


def of_twins(pairs: Iterable[Twins], chosen: Iterable[Body]) -> Iterable[Obstacle]:
    """Yield bodies that may be one under two names."""
    ids = {one.id for one in chosen}
    for pair in pairs:
        if pair.one.id in ids or pair.other.id in ids:
            yield Obstacle(
                f"Возможно, это один орган: «{pair.one.name}» и «{pair.other.name}»."
                f" {pair.reason}",
                "Объедините их в реестре или отметьте, что они разные.", pair.one.name,
            )  # fmt: skip
