"""Work in a base of its own: exports of a few rows, what the base holds afterwards."""

from dataclasses import astuple, dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain.appeals import PERSONAL, Appeal, PortalFacts
from lo_appeals.domain.columns import columns_of
from lo_appeals.domain.selection import Law, Selection
from lo_appeals.domain.texts import WHOLE_DAY
from lo_appeals.exchange.portal import Export, ExportRow
from lo_appeals.services.changes import Changes
from lo_appeals.services.judging import preview
from lo_appeals.services.office import BASE, Office
from lo_appeals.services.previewing import Preview
from lo_appeals.store.engine import Database
from lo_appeals.store.schema import correction

TITLES = {one.key: one.aliases[0] for one in columns_of(PortalFacts)}
EVERY = {key: title for key, title in TITLES.items() if key not in PERSONAL}

LEFT = ("journal", "journal_value", "batch", "counter")


def facts(number: int | str, registered: date, **said: Any) -> PortalFacts:
    """Return one row's facts; the body is «Комитет» where none is named."""
    return PortalFacts(
        number=str(number), **{"received": registered, "org_current": "Комитет"} | said
    )


def export(
    rows: list[PortalFacts], headings: dict[str, str] | None = None, name: str = "e.xlsx"
) -> Export:
    """Return what the reader of files gives for those rows; each is told as a row of Excel's."""
    return Export(
        path=Path(name), sheet="Sheet0", headings=headings or EVERY, unknown=(), missing=(),
        file_rows=len(rows), rows=[ExportRow(at, astuple(one)) for at, one in enumerate(rows, 2)],
        rejected=[], skipped=[], sha256=str(hash(tuple(rows))), modified=datetime(2026, 1, 1),
    )  # fmt: skip


@dataclass
class Work:
    """An office at work: every import moves its clock to the data's day."""

    folder: Path
    now: datetime = datetime(2026, 12, 20, 10, 0)
    office: Office = field(init=False)

    def __post_init__(self) -> None:
        self.office = Office(self.folder, lambda: self.now, who="Проверяющий", directory=())
        self.database = Database.at(self.folder / BASE)

    def close(self) -> None:
        self.database.close()
        self.office.close()

    def look(
        self, rows: list[PortalFacts], as_of: date, headings: dict[str, str] | None = None
    ) -> Preview:
        moment = datetime.combine(as_of, WHOLE_DAY)
        with self.database.read() as connection:
            return preview(connection, export(rows, headings), moment, self.office.rules.deriver())

    def load(
        self, rows: list[PortalFacts], as_of: date, *, overwrite: bool = False,
        headings: dict[str, str] | None = None,
    ) -> Changes:  # fmt: skip
        return self.office.imports.apply(self.look(rows, as_of, headings), overwrite=overwrite)

    def all(self) -> list[Appeal]:
        """Return every entry, in order of numbers and considerations."""
        service = self.office.appeals
        found = service.page(service.ids(Selection(law=Law.BOTH)))
        return sorted(found, key=lambda one: (int(one.number), one.cycle))

    def one(self, number: int | str, cycle: int = 1) -> Appeal:
        found = [x for x in self.all() if x.number == str(number) and x.cycle == cycle]
        assert len(found) == 1
        return found[0]

    def dump(self) -> dict[str, list[tuple[Any, ...]]]:
        """Return every table but the journal and what an undo has to leave behind."""
        with self.database.read() as base:
            wanted = {
                name: f'SELECT * FROM "{name}"'
                for name in sa.inspect(base).get_table_names()
                if name not in LEFT and not name.startswith("entry_search")
            }
            row = "rowid" if self.database.sqlite else "id"
            wanted["words"] = f"SELECT {row} AS row, words FROM entry_search"
            wanted["batch"] = "SELECT * FROM batch WHERE undone_at IS NULL"
            facts = (one.name for one in correction.c if one.name != "id")  # a new one after undo
            wanted["correction"] = f"SELECT {', '.join(facts)} FROM correction"
            return {
                name: sorted(map(tuple, base.exec_driver_sql(query)), key=repr)
                for name, query in wanted.items()
            }


def cell(value: object) -> str:
    """Return a value as the portal writes it."""
    if isinstance(value, bool):
        return "Да" if value else "Нет"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return "-" if value in (None, "") else str(value)
