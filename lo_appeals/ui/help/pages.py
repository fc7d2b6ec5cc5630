"""Pages of the guide: Markdown files, and the list of keys made of the actions."""

import re
from pathlib import Path

from lo_appeals.paths import resources
from lo_appeals.ui.actions import ACTIONS, Group
from lo_appeals.ui.lines import Line

REGULATION, KEYS, DOCUMENTS = "regulation", "keys", "documents"
PAGES = (
    Line("circle-help", "С чего начать", "", "start"),
    Line("list", "Сегодня", "", "today"),
    Line("inbox", "Обращения", "", "appeals"),
    Line("clock", "Сроки", "", "terms"),
    Line("upload", "Загрузка", "", "import"),
    Line("building-2", "Реестр", "", "registry"),
    Line("users", "Люди и контакты", "", "people"),
    Line("clipboard-check", "Отчёт за месяц", "", "reports"),
    Line("mail", "Письма", "", "letters"),
    Line("star", "Значимое и всплески", "п. 12", "significance"),
    Line("database", "Копии и хранение", "", "safety"),
    Line("settings", "Настройки", "", "settings"),
    Line("command", "Клавиши", "", KEYS),
    Line("file-text", "Положение", "", REGULATION),
    Line("bookmark", "Документы портала", "п. 8, 9", DOCUMENTS),
    Line("history", "Что нового", "", "changes"),
)
_POINT = re.compile(r"(Приказ, )?п\. (\d+)")


def folder() -> Path:
    """Return where the guide is."""
    return resources() / "help"


def text_of(page: str) -> str:
    """Return a page as Markdown."""
    if page == KEYS:
        return keys()
    return (folder() / f"{page}.md").read_text(encoding="utf-8")


def keys() -> str:
    """Return every action with its shortcut, in the groups of the menu."""
    parts = ["# Клавиши\n\nВсё это есть и в меню ☰ (F10), и в Ctrl+K.\n"]
    for group in Group:
        rows = [one for one in ACTIONS if one.group is group and one.shortcut]
        lines = "\n".join(f"| {one.shortcut} | {one.text.rstrip('…')} |" for one in rows)
        parts.append(f"## {group.value}\n\n| Клавиша | Действие |\n|---|---|\n{lines}\n")
    return "\n".join([*parts, EVERYWHERE])


EVERYWHERE = """## В списке

| Клавиша | Действие |
|---|---|
| Enter | открыть карточку |
| Ins | добавить в этот список |
| Del | удалить выделенные обращения с причиной; в реестре – упразднить орган |
| Shift+щелчок по заголовку | второй ключ порядка |
| Esc | закрыть верхнее: сообщение, лист, карточку |
| Ctrl+C | скопировать выделенное таблицей, с заголовками |
| Ctrl+Shift+Ins | скопировать без заголовков |
| F10 | меню |
| Tab, Shift+Tab | следующее и предыдущее поле |
| Alt+буква | кнопка с подчёркнутой буквой |

## В форме

| Клавиша | Действие |
|---|---|
| Enter, Ctrl+S | сохранить |
| Ctrl+Enter | сохранить и перейти к следующему |
| Esc | закрыть форму |
| ↑ ↓ | в дате: на день вперёд и назад |
| Alt+↓ | в дате: календарь |
"""


def anchor_of(clause: str) -> str:
    """Return the regulation's anchor of a clause as screens name it; '' where it names none.

    «п. 7» is 7, «Приказ, п. 4» is order-4.
    """
    found = _POINT.search(clause)
    if found is None:
        return ""
    return f"order-{found[2]}" if found[1] else found[2]


def heading_of(anchor: str) -> str:
    """Return the heading that stands at an anchor of the regulation."""
    if anchor.startswith("order-"):
        return f"Приказ, п. {anchor.removeprefix('order-')}"
    return f"п. {anchor}"
