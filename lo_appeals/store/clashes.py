"""What two people wrote of one record, field by field, as a screen shows it."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from typing import Any

from lo_appeals.domain.errors import Clash
from lo_appeals.domain.texts import day

Shown = Callable[[str, Any], str]


def told(_key: str, value: Any) -> str:
    """Return a value in words; nothing written is ''."""
    if value is None:
        return ""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return "да" if value else "нет"
    return day(value) if isinstance(value, date) else str(value)


def clashes(
    mine: Mapping[str, Any],
    now: Mapping[str, Any],
    titles: Mapping[str, str],
    shown: Shown = told,
) -> tuple[Clash, ...]:
    """Return the fields of `titles` in which `mine` is not what stands there now."""
    return tuple(
        Clash(key, title, shown(key, mine[key]), shown(key, now[key]), now[key])
        for key, title in titles.items()
        if key in mine and key in now and mine[key] != now[key]
    )
