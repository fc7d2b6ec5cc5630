"""What belongs to the screen, remembered between starts: one typed wrapper of QSettings."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

DEFAULT_POINTS = 10.0


@dataclass(frozen=True, slots=True)
class ColumnsState:
    """How a table's columns stand: order, widths in pixels and hidden ones, by column key."""

    order: tuple[str, ...] = ()
    widths: tuple[tuple[str, int], ...] = ()
    hidden: tuple[str, ...] = ()
    sort: tuple[tuple[str, bool], ...] = ()


class ScreenSettings:
    """Typed access; a value that cannot be read is as if it were not there."""

    def __init__(self, file: Path) -> None:
        self._store = QSettings(str(file), QSettings.Format.IniFormat)

    def save(self) -> None:
        """Write to the disk now."""
        self._store.sync()

    @property
    def dark(self) -> bool:
        """The dark theme is chosen."""
        return bool(self._store.value("look/dark", defaultValue=False, type=bool))

    @dark.setter
    def dark(self, chosen: bool) -> None:
        self._store.setValue("look/dark", chosen)

    @property
    def points(self) -> float:
        """The size of body type in points."""
        return _number(self._store.value("look/points", DEFAULT_POINTS, str), DEFAULT_POINTS)

    @points.setter
    def points(self, points: float) -> None:
        self._store.setValue("look/points", str(points))

    @property
    def geometry(self) -> QByteArray:
        """Where the window stood; empty at the first start."""
        value = self._store.value("window/geometry", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._store.setValue("window/geometry", geometry)

    @property
    def tab(self) -> int:
        """The section shown last."""
        return int(_number(self._store.value("window/tab", "1", str), 1))

    @tab.setter
    def tab(self, index: int) -> None:
        self._store.setValue("window/tab", str(index))

    @property
    def welcomed(self) -> bool:
        """The first steps were shown."""
        return bool(self._store.value("window/welcomed", defaultValue=False, type=bool))

    @welcomed.setter
    def welcomed(self, shown: bool) -> None:
        self._store.setValue("window/welcomed", shown)

    @property
    def today_folded(self) -> bool:
        """«Сегодня» is folded by the clerk."""
        return bool(self._store.value("window/today_folded", defaultValue=False, type=bool))

    @today_folded.setter
    def today_folded(self, folded: bool) -> None:
        self._store.setValue("window/today_folded", folded)

    def columns(self, table: str) -> ColumnsState:
        """Return how the columns of that table stood."""
        try:
            kept = json.loads(str(self._store.value(f"columns/{table}", "{}", str)))
            return ColumnsState(
                tuple(str(key) for key in kept.get("order", ())),
                tuple((str(key), int(wide)) for key, wide in kept.get("widths", {}).items()),
                tuple(str(key) for key in kept.get("hidden", ())),
                tuple((str(key), bool(down)) for key, down in kept.get("sort", ())),
            )
        except (ValueError, TypeError, AttributeError):
            return ColumnsState()

    def keep_columns(self, table: str, state: ColumnsState) -> None:
        """Remember how the columns of that table stand."""
        kept = {
            "order": state.order,
            "widths": dict(state.widths),
            "hidden": state.hidden,
            "sort": state.sort,
        }
        self._store.setValue(f"columns/{table}", json.dumps(kept, ensure_ascii=False))

    @property
    def recent_files(self) -> tuple[str, ...]:
        """Files opened last, the newest first."""
        try:
            kept = json.loads(str(self._store.value("import/recent", "[]", str)))
            return tuple(str(file) for file in kept)
        except (ValueError, TypeError):
            return ()

    def opened(self, file: str) -> None:
        """Remember that a file was opened; the last eight are kept."""
        others: Sequence[str] = [one for one in self.recent_files if one != file]
        kept = json.dumps([file, *others][:8], ensure_ascii=False)
        self._store.setValue("import/recent", kept)


def _number(value: object, default: float) -> float:
    try:
        return float(str(value))
    except ValueError:
        return default
