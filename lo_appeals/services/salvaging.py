"""Ways out of a damaged base other than a copy: mending it, and taking out what can be read."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy.exc import DatabaseError

from lo_appeals.domain.appeals import Appeal
from lo_appeals.domain.columns import Column, Kind, columns_of
from lo_appeals.domain.errors import UserError, reason
from lo_appeals.domain.texts import appeals, counted, moment
from lo_appeals.exchange import writing
from lo_appeals.services import log
from lo_appeals.services.desk import Clock
from lo_appeals.services.log import Event
from lo_appeals.services.office import BASE, Office
from lo_appeals.services.start import BACKUPS, restore_copy
from lo_appeals.store import backup, salvage
from lo_appeals.store.backup import Found
from lo_appeals.store.lock import Holder
from lo_appeals.store.restore import Restored

PLAIN = "Всё, что читается.sqlite"
MENDED = "починенная база.sqlite"
Sheet = tuple[str, str, tuple[Column, ...]]
Names = Mapping[str, Mapping[int, str]]
LINKS = {"body": "body_id", "number": "entry_id"}  # columns that another table names
BODY = Column("body", "Орган", 60)
SHEETS: tuple[Sheet, ...] = (
    ("entry", "Обращения", columns_of(Appeal)),
    ("entry_note", "Примечания",
     (Column("number", "№ ПОС", 14), Column("text", "Примечание", 60),
      Column("who", "Кто", 24), Column("at", "Когда", 16, Kind.DATE))),
    ("body", "Органы", (Column("id", "№", 6, Kind.COUNT), Column("name", "Наименование", 60),
                        Column("short_name", "Кратко", 30), Column("type", "Вид", 14))),
    ("official", "Должностные лица",
     (BODY, Column("name", "ФИО", 34), Column("position", "Должность", 40),
      Column("phone", "Телефон", 20), Column("email", "E-mail", 30),
      Column("valid_from", "С", 10, Kind.DATE), Column("valid_to", "По", 10, Kind.DATE))),
    ("journal", "Журнал", (Column("id", "№", 6, Kind.COUNT), Column("at", "Когда", 16, Kind.DATE),
                           Column("who", "Кто", 24), Column("action", "Что сделано", 24),
                           Column("subject", "С чем", 30), Column("reason", "Почему", 40))),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was taken out of a damaged base, and where it lies."""

    folder: Path
    rows: dict[str, int]
    whole: bool  # nothing was left behind, as far as the base tells

    @property
    def words(self) -> str:
        """Return what came out, for the clerk."""
        entries, bodies = self.rows.get("entry", 0), self.rows.get("body", 0)
        told = (
            f"{appeals(entries)}, {counted(bodies, 'орган', 'органа', 'органов')}, "
            f"{counted(self.rows.get('journal', 0), 'запись', 'записи', 'записей')} журнала"
        )
        return f"Выгружено: {told}." + ("" if self.whole else " Часть записей не прочиталась.")


def mend_and_open(
    folder: Path, who: str, clock: Clock, *, holds: bool = False
) -> tuple[Office, Restored]:
    """Put a base built anew of all rows of the damaged one in its place, and open it.

    The damaged set stays whole in a folder beside. Raises UserError where a record is lost; then
    the base is as it was.
    """
    base, me = folder / BASE, Holder.me(who, clock())
    _refuse_missing(base)
    try:
        with tempfile.TemporaryDirectory(prefix=".mended-", dir=folder) as name:
            built = Path(name) / MENDED
            _refuse_shorter(salvage.rebuilt(base, built), folder)
            done = restore_copy(base, built, me, clock())
    except OSError as error:
        raise _unwritten(folder, error) from error
    log.note(folder / "logs", clock(), Event.RESTORED, entries=done.found.entries)
    return Office(folder, clock, holds=holds), done


def _refuse_missing(base: Path) -> None:
    if not base.is_file():
        raise UserError(f"Файла базы «{base}» нет на месте.", "Восстановите копию.")


def _refuse_shorter(built: Found, folder: Path) -> None:
    """What a copy remembers must be there: else the copy is the better way."""
    for copy in backup.copies(folder / BACKUPS):
        if copy.base == built.base and copy.journal > built.journal:
            raise UserError(
                f"Починить не удалось: в копии от {moment(copy.made_at)} записей больше, чем "
                "читается в базе.",
                salvage.ADVICE,
            )


def _unwritten(folder: Path, error: OSError) -> UserError:
    return UserError(
        f"В папку «{folder}» не записать: {reason(error)}.",
        "База оставлена как есть. Проверьте место на диске и право писать в папку.",
    )


def take_out(base: Path, goal: Path, at: datetime) -> Salvaged:
    """Write all that can be read of a base to a new folder in `goal`: XLSX and plain SQLite."""
    _refuse_missing(base)
    try:
        folder = _free(goal, f"Выгружено из базы {at:%Y-%m-%d %H-%M}")
        read = salvage.read_out(base, folder / PLAIN)
    except OSError as error:
        raise _unwritten(goal, error) from error
    except DatabaseError as error:
        raise _unwritten(goal, OSError(str(error.orig))) from error
    names = {
        key: {one["id"]: one[name] for one in salvage.rows_of(folder / PLAIN, table)}
        for key, table, name in (("body", "body", "name"), ("number", "entry", "number"))
    }
    for sheet in SHEETS:
        _write(folder, sheet, names, at)
    rows = {one.table: one.rows for one in read}
    return Salvaged(folder, rows, all(one.whole for one in read))


def _free(goal: Path, name: str) -> Path:
    number = 1
    while (folder := goal / (name if number == 1 else f"{name} ({number})")).exists():
        number += 1
    folder.mkdir(parents=True)
    return folder


def _write(folder: Path, sheet: Sheet, names: Names, at: datetime) -> None:
    table, title, columns = sheet
    found = salvage.rows_of(folder / PLAIN, table)
    if not found:
        return
    kept = [one for one in columns if {one.key, LINKS.get(one.key)} & found[0].keys()]
    rows = [[_value(one, row, names) for one in kept] for row in found]
    note = f"{title}: что читается в повреждённой базе, {moment(at)}"
    writing.write_table(folder / f"{title}.xlsx", title, note, kept, rows)


def _value(column: Column, row: Mapping[str, Any], names: Names) -> object:
    """Return a value of the base as its column means it; what does not fit stays as it is."""
    if column.key not in row:
        return names[column.key].get(row[LINKS[column.key]], "")
    value = row[column.key]
    if column.kind is Kind.FLAG and value in (0, 1):
        return bool(value)
    if column.kind is Kind.DATE and isinstance(value, str):
        try:
            return datetime.fromisoformat(value) if " " in value else date.fromisoformat(value)
        except ValueError:
            return value
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value
