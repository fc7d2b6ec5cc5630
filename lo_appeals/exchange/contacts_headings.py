"""Which column of a contact list is which, and what a form says above its heading (R3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from lo_appeals.exchange.frames import Cell
from lo_appeals.exchange.parsing import heading_key, text
from lo_appeals.exchange.workbook import Table

SEARCHED_ROWS = 40
LEAST_HITS = 2
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "body": ("Орган", "Наименование органа", "Орган (организация)", "Организация", "Учреждение",
             "Наименование организации", "Ведомство", "Администрация", "Наименование"),
    "type": ("Тип", "Тип органа", "Вид органа"),
    "office": ("Кем является", "Роль", "Назначение", "Кто", "Функция", "Вид контакта", "Статус",
               "Ответственный/исполнитель"),
    "instead_of": ("Замещает", "Кого замещает", "Замещаемый", "Вместо кого"),
    "position": ("Должность", "Занимаемая должность", "Должность сотрудника"),
    "name": ("Фамилия, имя, отчество", "ФИО", "Ф.И.О.", "ФИО полностью", "ФИО сотрудника",
             "Сотрудник", "Контактное лицо"),
    "surname": ("Фамилия",), "given": ("Имя",), "patronymic": ("Отчество",),
    "phone": ("Телефон", "Номер телефона", "Рабочий телефон", "Контактный телефон", "Тел.",
              "Телефоны"),
    "email": ("Электронная почта", "Адрес электронной почты", "E-mail", "Email", "Эл. почта",
              "Почта", "Эл. адрес", "Электронный адрес"),
    "first": ("Работает с", "С", "Назначен с", "Дата назначения", "Дата начала"),
    "last": ("По", "Дата окончания", "Работал по"),
    "senior": ("Не ниже заместителя руководителя", "Не ниже зам. руководителя"),
    "code": ("Код записи", "Код"),
}  # fmt: skip
ABOVE: Mapping[str, tuple[str, ...]] = {
    "body": ("Орган",),
    "address": ("Адрес органа",),
    "phone": ("Телефон органа",),
    "email": ("Электронная почта органа",),
}


@cache
def _fields() -> dict[str, str]:
    return {heading_key(alias): field for field, aliases in HEADINGS.items() for alias in aliases}


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the heading stands, which column holds which field, and what stands above."""

    row: int  # index of the heading's row
    columns: dict[str, int]
    unknown: tuple[str, ...]
    above: dict[str, str]


def layout_of(table: Table) -> Layout | None:
    """Return where the heading is: the first row with a name and most known headings."""
    best: Layout | None = None
    for index, row in enumerate(table.rows[:SEARCHED_ROWS]):
        words = [text(cell) for cell in row]
        columns: dict[str, int] = {}
        for column, word in enumerate(words):
            field = _fields().get(heading_key(word)) if word else None
            if field:
                columns.setdefault(field, column)
        named = "name" in columns or "surname" in columns
        if named and len(columns) > max(LEAST_HITS, len(best.columns) if best else 0):
            taken = set(columns.values())
            unknown = tuple(w for n, w in enumerate(words) if w and n not in taken)
            best = Layout(index, columns, unknown, _above(table.rows[:index]))
    return best


def _above(rows: Sequence[tuple[Cell, ...]]) -> dict[str, str]:
    labels = {heading_key(alias): key for key, aliases in ABOVE.items() for alias in aliases}
    found: dict[str, str] = {}
    for row in rows:
        words = [text(cell) for cell in row]
        key = labels.get(heading_key(words[0])) if words and words[0] else None
        if key and len(words) > 1:
            found[key] = words[1]
    return found
