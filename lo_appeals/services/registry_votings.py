"""Public votings: a plain register (V1; п. 4, 9)."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from lo_appeals.domain.columns import Column, Kind
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.registry import Voting
from lo_appeals.domain.texts import day as written
from lo_appeals.domain.timeliness import Period
from lo_appeals.exchange import writing
from lo_appeals.services.changes import Changes
from lo_appeals.services.desk import Desk
from lo_appeals.services.registry_work import changed_meanwhile, clashing, differing, working
from lo_appeals.store import bodies, ledger, registry
from lo_appeals.store.clashes import clashes
from lo_appeals.store.schema_registry import voting

TITLES = {
    "title": "Название", "kind": "Вид", "official": "Уполномоченный", "first": "Начало",
    "last": "Окончание", "participants": "Участников", "result": "Итог",
}  # fmt: skip
COLUMNS = (
    Column("title", "Название", 40), Column("kind", "Вид", 20), Column("body", "Орган", 40),
    Column("official", "Уполномоченный", 30), Column("first", "Начало", 11, Kind.DATE),
    Column("last", "Окончание", 11, Kind.DATE),
    Column("participants", "Участников", 10, Kind.COUNT), Column("result", "Итог", 40),
)  # fmt: skip


class VotingsService:
    """Work on the register of public votings."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def listed(
        self, find: str = "", body_id: int | None = None, period: Period | None = None
    ) -> list[Voting]:
        """Return votings, newest first; with `period` those that ran on one of its days."""
        between = (period.first, period.last) if period else None
        with self._desk.database.read() as connection:
            return registry.votings(connection, find, body_id, between)

    def save(self, new: Voting) -> Changes:
        """Write a voting; with `id` 0 a new one, else in place of the one shown.

        Raises UserError: no title, dates turned round, a negative number, changed meanwhile.
        """
        _check(new)
        values = {key: getattr(new, key) for key in TITLES}
        with working(self._desk) as work:
            body = work.body(new.body_id)
            stored = values | {
                "body_id": new.body_id, "words": registry.voting_words(new, body.name)
            }  # fmt: skip
            before: dict[str, object] = {}
            if new.id:
                old = ledger.read(work.connection, voting, (new.id,))
                if old is None or old["deleted"]:
                    raise changed_meanwhile("Голосование")
                if old["version"] != new.version:
                    found = clashes(values, old, TITLES)
                    raise clashing(work, body, "Голосование", found, old["version"])
                before = {key: old[key] for key in TITLES}
                work.ledger.put(voting, new.id, stored | {"version": new.version + 1})
            else:
                work.ledger.add(voting, stored | {"deleted": False, "version": 1})
            work.note(f"голосование: {new.title}", body, differing(before, values, TITLES))
        return work.done(f"Голосование сохранено: {new.title}.", (new.body_id,))

    def remove(self, one: Voting) -> Changes:
        """Take out a voting."""
        with working(self._desk) as work:
            old = ledger.read(work.connection, voting, (one.id,))
            if old is None or old["deleted"] or old["version"] != one.version:
                raise changed_meanwhile("Голосование")
            work.ledger.put(voting, one.id, {"deleted": True, "version": one.version + 1})
            work.note("голосование убрано", work.body(one.body_id), {"Название": (one.title, None)})
        return work.done(f"Голосование убрано: {one.title}.", (one.body_id,))

    def export(self, path: Path, find: str = "", period: Period | None = None) -> Path:
        """Write the register as XLSX."""
        found = self.listed(find, None, period)
        with self._desk.database.read() as connection:
            names = bodies.names_on(connection, self._desk.today())
        rows = rows_of(found, names)
        note = f"Общественные голосования на {written(self._desk.today())}"
        if find:
            note += f", найдено по «{find}»"
        return writing.write_table(path, "Голосования", note, COLUMNS, rows)


def rows_of(found: Iterable[Voting], names: Mapping[int, str]) -> list[tuple[object, ...]]:
    """Return votings as rows of a table, by `COLUMNS`."""
    return [
        (one.title, one.kind, names.get(one.body_id, ""), one.official, one.first, one.last,
         one.participants, one.result)
        for one in found
    ]  # fmt: skip


def _check(new: Voting) -> None:
    if not new.title.strip():
        raise UserError("Не указано название голосования.", "Введите его.")
    if new.last is not None and new.last < new.first:
        raise UserError("Голосование кончается раньше, чем начинается.", "Проверьте обе даты.")
    if new.participants is not None and new.participants < 0:
        raise UserError("Число участников не бывает отрицательным.", "Проверьте число.")
