"""Tables that are tried by mistake, told by their headings (domain.md §2.4)."""

from collections.abc import Iterable, Sequence

from lo_appeals.domain.errors import UserError
from lo_appeals.exchange.headings import LEAST_HITS, SEARCHED_ROWS, Layout
from lo_appeals.exchange.parsing import heading_key, text
from lo_appeals.exchange.workbook import Table

ADVICE = "Выгрузите с портала «Госуслуги. Решаем вместе» отчёт по сообщениям и выберите его."


def _keys(*headings: str) -> frozenset[str]:
    return frozenset(map(heading_key, headings))


INCIDENT = _keys(
    "Группа тем", "Причина закрытия", "Урл блога", "Отдел", "Важность", "Автор", "Соцсеть",
    "Время до ответа, ч:м:с",
)  # fmt: skip
DOCUMENTS = _keys("№ РК", "Корр./Подписал", "Корр. / Подписал")
CONTACTS = _keys(
    "Телефон", "Номер телефона", "Рабочий телефон", "Мобильный телефон", "Контактный телефон",
    "Email", "E-mail", "Электронная почта", "Адрес электронной почты", "Почта", "Должность",
    "ФИО", "Ф.И.О.", "Фамилия, имя, отчество",
)  # fmt: skip


def refuse_foreign(tables: Sequence[Table], layouts: Sequence[Layout]) -> None:
    """Raise UserError saying what the tables are, unless one of `layouts` is an export's."""
    said = {
        heading_key(text(cell))
        for table in tables
        for row in table.rows[:SEARCHED_ROWS]
        for cell in row
    }
    if len(said & INCIDENT) >= LEAST_HITS:
        raise UserError(
            "Это выгрузка системы «Инцидент Менеджмент», а не портала «Госуслуги. Решаем вместе».",
            ADVICE,
        )
    if said & DOCUMENTS:
        raise UserError("Это выгрузка СЭД «Дело», а не портала «Госуслуги. Решаем вместе».", ADVICE)
    if any(not layout.lacking for layout in layouts):
        return
    if len(said & CONTACTS) >= 2:
        raise UserError(
            "Это список контактов, а не выгрузка сообщений.",
            "Контакты загружаются в разделе «Реестр», а здесь нужна выгрузка портала.",
        )
    raise _lacking(layouts, said)


def _lacking(layouts: Iterable[Layout], said: set[str]) -> UserError:
    if not said - {""}:
        return UserError("В файле нет ни одной заполненной строки.", ADVICE)
    best = max(layouts, key=lambda layout: layout.hits, default=None)
    if best is None:
        return UserError(
            "Это не выгрузка портала: среди первых 30 строк нет её заголовков "
            "(«Номер», «Дата поступления», «Организация, в которой находится сообщение» и других).",
            ADVICE,
        )
    lacking = "; ".join(f"«{what}»" for what in best.lacking)
    found = ", ".join(f"«{heading}»" for heading in list(best.headings.values())[:8])
    return UserError(f"В выгрузке нет нужных столбцов: {lacking}. Найдены: {found}.", ADVICE)
