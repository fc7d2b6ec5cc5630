"""Conditions of the list as chips: their words, and a selection without one of them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from lo_appeals.domain.appeals import Appeal, State
from lo_appeals.domain.columns import columns_of
from lo_appeals.domain.selection import FigureRef, Flag, Law, Quick, Selection, ValueIs
from lo_appeals.domain.texts import counted, day, month_title, period_title
from lo_appeals.domain.timeliness import Period

FIGURES = {
    "opening": "остаток на начало",
    "received": "поступило",
    "accelerated": "в ускоренном порядке",
    "answered": "рассмотрено",
    "answered_in_time": "рассмотрено в срок",
    "answered_late": "рассмотрено с нарушением срока",
    "closing": "остаток на конец",
    "overdue_open": "срок истёк, ответа нет",
    "matured_open": "срок истёк в периоде",
    "base": "входят в расчёт своевременности",
    "postponed": "отложено",
    "repeated": "повторные",
    "graded": "с оценкой",
    "graded_high": "с оценкой 4–5",
    "late": "нарушение срока",
}
EMPTY = Selection()
VALUE = "value "  # and its place: the key of a condition on one field
COLUMNS = {one.key: one for one in columns_of(Appeal)}
TERMS = {True: "Ускоренный порядок: 10 дней", False: "Обычный порядок: 30 дней"}
_FIELDS = {
    "body": ("body_ids", "body_text"),
    "type": ("body_type",),
    "group": ("group_of",),
    "category": ("category",),
    "status": ("status",),
    "term": ("accelerated",),
    "late": ("late_over",),
    "due": ("due_from", "due_to"),
    "registered": ("registered_from", "registered_to"),
    "law": ("law",),
    "batch": ("batch",),
    "unconfirmed": ("unconfirmed",),
    "figure": ("figure",),
    "chosen": ("chosen", "chosen_as"),
}


def conditions_of(selection: Selection, names: Mapping[int, str]) -> list[tuple[str, str]]:
    """Return the conditions in force as key and words; `names` are bodies by id."""
    law = "" if selection.law is Law.PORTAL else selection.law.value
    category = f"Категория: {selection.category}" if selection.category else ""
    status = f"Статус: {selection.status}" if selection.status else ""
    said = (
        ("figure", _figure(selection.figure, names)),
        ("chosen", "" if selection.chosen is None else selection.chosen_as),
        ("body", _body(selection, names)),
        ("type", f"Тип: {selection.body_type.value}" if selection.body_type else ""),
        ("group", _group(selection, names)),
        ("category", category),
        ("status", status),
        ("term", "" if selection.accelerated is None else TERMS[selection.accelerated]),
        ("late", _lateness(selection)),
        ("due", _span("Срок", selection.due_from, selection.due_to)),
        ("registered", _span("Зарегистрировано", selection.registered_from,
                             selection.registered_to)),
        ("law", law),
        ("batch", "" if selection.batch is None else f"Загрузка № {selection.batch}"),
        ("unconfirmed", "Не подтверждено выгрузкой" if selection.unconfirmed else ""),
        *((flag.name, flag.value) for flag in selection.flags),
        *((f"{VALUE}{n}", value_words(one, names)) for n, one in enumerate(selection.values)),
    )  # fmt: skip
    return [(key, text) for key, text in said if text]


def words_of(selection: Selection, names: Mapping[int, str]) -> list[str]:
    """Return the whole selection in words: the quick state, the conditions, the search."""
    quick = "" if selection.quick is Quick.ALL else selection.quick.value.lower()
    find = selection.find.strip()
    said = (quick, *(text for _, text in conditions_of(selection, names)))
    return [one for one in (*said, f"поиск «{find}»" if find else "") if one]


def value_words(one: ValueIs, names: Mapping[int, str]) -> str:
    """Return a condition on one field in words: «Стадия: В работе», «Стадия: не В работе»."""
    if one.key == "state":
        title, said = "Состояние", State[str(one.value)].value
    elif one.key == "body_id":
        title, said = "Орган", names.get(as_id(one.value), "не определён")
    else:
        column = COLUMNS[one.key]
        title, said = column.title, column.to_text(one.value) or "пусто"
    return f"{title}: {'не ' if one.excluded else ''}{said}"


def as_id(value: object) -> int:
    """Return the id of a body; that of none is 0."""
    return value if isinstance(value, int) else 0


def with_value(one: ValueIs, selection: Selection) -> Selection:
    """Return the selection narrowed by one more condition on a field."""
    same = (x for x in selection.values if x != one)
    return replace(selection, values=(*same, one))


def _group(selection: Selection, names: Mapping[int, str]) -> str:
    if selection.group_of is None:
        return ""
    return f"{names.get(selection.group_of, '')} с подведомственными"


def _lateness(selection: Selection) -> str:
    if selection.late_over is None:
        return ""
    return f"Просрочено больше чем на {counted(selection.late_over, 'день', 'дня', 'дней')}"


def _body(selection: Selection, names: Mapping[int, str]) -> str:
    bodies = ", ".join(names.get(one, str(one)) for one in selection.body_ids)
    found = bodies or selection.body_text
    return f"Орган: {found}" if found else ""


def with_flag(flag: Flag, selection: Selection) -> Selection:
    """Return the selection narrowed by one more mark."""
    return replace(selection, flags=(*(x for x in selection.flags if x is not flag), flag))


def without(selection: Selection, key: str) -> Selection:
    """Return the selection without the condition of that key."""
    if key.startswith(VALUE):
        gone = int(key.removeprefix(VALUE))
        kept = (one for n, one in enumerate(selection.values) if n != gone)
        return replace(selection, values=tuple(kept))
    if key in Flag.__members__:
        return replace(selection, flags=tuple(x for x in selection.flags if x is not Flag[key]))
    return replace(selection, **{name: getattr(EMPTY, name) for name in _FIELDS[key]})


def cleared(selection: Selection) -> Selection:
    """Return the selection without any condition, state or search; the order stays."""
    return replace(EMPTY, sort=selection.sort)


def _figure(ref: FigureRef | None, names: Mapping[int, str]) -> str:
    if ref is None:
        return ""
    text = f"{period_title(ref.period.first, ref.period.last)}: {FIGURES.get(ref.key, ref.key)}"
    if ref.of_body:
        holder = "не определён" if ref.body_id is None else names.get(ref.body_id, "")
        return f"{text} · {holder}"
    return f"{text} · {ref.body_type.value}" if ref.body_type else text


def _span(title: str, first: date | None, last: date | None) -> str:
    if first and last:
        if first == last:
            return f"{title}: {day(first)}"
        if Period.month(first.year, first.month) == Period(first, last):
            return f"{title}: {month_title(first).lower()}"
        return f"{title}: {day(first)} – {day(last)}"
    if first:
        return f"{title}: с {day(first)}"
    return f"{title}: по {day(last)}" if last else ""
