"""The card of an entry as one page: what the card shows, without people's names (J4)."""

from html import escape

from lo_appeals.domain.texts import counted, day
from lo_appeals.services.appeals import AppealCard
from lo_appeals.ui.appeals.columns import shown_number

DAYS = ("день", "дня", "дней")


def card_html(card: AppealCard, stamp: str) -> str:
    """Return the page; `stamp` tells how fresh the data are. Names of people stay out of it."""
    one = card.appeal
    topic = " · ".join(part for part in (one.category, one.subcategory, one.fact) if part)
    facts = [
        ("Состояние", card.state.value),
        ("Орган", one.body or "не определён"),
        ("Тема", topic),
        ("Порядок", "ускоренный" if one.accelerated else "обычный"),
        ("Зарегистрировано", day(one.registered)),
        ("Срок (п. 7)", day(one.due)),
        ("Плановая дата портала", day(one.planned)),
        ("Ответ", day(one.answered)),
        ("На портале", " · ".join(part for part in (one.stage, one.status) if part)),
        ("Решение", one.resolution),
        ("Расхождение с порталом", card.portal_note),
        ("Карточка на портале", card.address),
    ]
    parts = [f"<h2>Обращение № {escape(shown_number(one))}</h2>", _facts(facts)]
    parts += ["<h3>Почему такой срок</h3>", *_lines(card.due.explanation)]
    if len(card.holders) > 1:
        parts += ["<h3>У кого находилось</h3>", *_lines([
            f"{held.body or 'не определён'}: с {day(held.since)} по {day(held.until)}, "
            f"{counted(held.days, *DAYS)}"
            for held in card.holders
        ])]  # fmt: skip
    events = [f"{day(one.day)} – {one.what}" for one in reversed(card.events)]
    parts += ["<h3>Ход рассмотрения</h3>", *_lines(events)]
    return "\n".join([*parts, f"<p><i>{escape(stamp)}</i></p>"])


def _facts(facts: list[tuple[str, str]]) -> str:
    rows = [
        f"<tr><td width='34%'>{escape(title)}</td><td>{escape(value)}</td></tr>"
        for title, value in facts
        if value
    ]
    return f"<table width='100%' cellpadding='2'>{''.join(rows)}</table>"


def _lines(lines: list[str] | tuple[str, ...]) -> list[str]:
    return [f"<div>{escape(line)}</div>" for line in lines]
