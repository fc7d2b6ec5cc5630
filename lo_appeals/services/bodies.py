"""The registry of bodies: adding, renaming, merging, abolishing by dates (R1, R12, I7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain.bodies import Body, BodyName, BodyType
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.texts import counted, day, name_key
from lo_appeals.services.changes import Changes
from lo_appeals.services.desk import Desk
from lo_appeals.services.registry_merge import merge
from lo_appeals.services.registry_work import by_whom, changed_meanwhile, working
from lo_appeals.store import bodies, journal
from lo_appeals.store.bodies import NewBody
from lo_appeals.store.clashes import clashes, told
from lo_appeals.store.registry import bodies_in_use
from lo_appeals.store.schema import body, body_alias, body_name

CHANGED = frozenset({"bodies", "appeals", "reports"})
TITLES = {
    "name": "Наименование", "short_name": "Краткое наименование", "type": "Тип",
    "parent_id": "Входит в", "confirmed": "Проверен", "valid_to": "Упразднён",
    "merged_into": "Присоединён к",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edit:
    """What the card of a body may change without a date."""

    short_name: str
    type: BodyType
    parent_id: int | None
    confirmed: bool


class BodiesService:
    """Work on the registry of bodies."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def listed(
        self, type_: BodyType | None = None, find: str = "", *, abolished: bool = False
    ) -> list[Body]:
        """Return bodies in order of their names."""
        with self._desk.database.read() as connection:
            return bodies.listed(connection, type_, find, abolished=abolished)

    def get(self, body_id: int) -> Body:
        """Return one body."""
        with self._desk.database.read() as connection:
            return bodies.get(connection, body_id)

    def names(self, body_id: int) -> list[BodyName]:
        """Return the names of a body, oldest first."""
        with self._desk.database.read() as connection:
            return bodies.names(connection, body_id)

    def aliases(self, body_id: int) -> list[str]:
        """Return the spellings under which exports name the body."""
        with self._desk.database.read() as connection:
            return bodies.aliases(connection, body_id)

    def candidates(self, name: str) -> list[Body]:
        """Return bodies with names like `name`, best first."""
        with self._desk.database.read() as connection:
            return bodies.candidates(connection, name)

    def add(self, new: NewBody, on: date | None = None) -> Changes:
        """Add a body. Raises UserError for an empty name or one that is taken."""
        with self._desk.database.write() as connection:
            self._free(connection, new.name)
            made = bodies.add(connection, new, on=on)
            self._journal(connection, "добавлен орган", new.name, {"Наименование": ("", new.name)})
        return Changes(
            f"Добавлено: {new.name}.", CHANGED, lambda: self._remove(made, new.name), (made,)
        )

    def _free(self, connection: sa.Connection, name: str) -> None:
        if not name_key(name):
            raise UserError("Наименование не может быть пустым.", "Введите полное наименование.")
        taken = bodies.by_spelling(connection).get(name_key(name))
        if taken is not None:
            known = bodies.get(connection, taken).name
            raise UserError(
                f"Такое наименование уже есть: «{known}».", "Откройте его карточку в реестре."
            )

    def _remove(self, body_id: int, name: str) -> Changes:
        with self._desk.database.write() as connection:
            used = sa.select(body.c.id).where(body.c.id == body_id, body.c.id.in_(bodies_in_use()))
            if connection.execute(used).first():
                raise UserError(
                    f"Орган «{name}» уже используется.",
                    "Ничего не изменено. Сначала отмените более поздние изменения.",
                )
            connection.execute(sa.delete(body_name).where(body_name.c.body_id == body_id))
            connection.execute(sa.delete(body).where(body.c.id == body_id))
            self._journal(connection, "добавление отменено", name, {})
        return Changes(f"Убрано: {name}.", CHANGED)

    def edit(self, body_id: int, edit: Edit, version: int) -> Changes:
        """Change what has no date. Raises UserError where the body was changed meanwhile."""
        values = {
            "short_name": " ".join(edit.short_name.split()), "type": edit.type.value,
            "parent_id": edit.parent_id, "confirmed": edit.confirmed,
        }  # fmt: skip
        self._refuse_circle(body_id, edit.parent_id)
        old = self._put(body_id, version, values, "изменён орган")
        return Changes(
            f"Сохранено: {old['name']}.", CHANGED,
            lambda: self._back_to(old, tuple(values), version + 1), (body_id,),
        )  # fmt: skip

    def check_all(self, versions: Mapping[int, int]) -> Changes:
        """Mark bodies, each of the version that was seen, as checked: all of them or none (S4).

        Those that were checked before stay untouched. Raises Conflict where one was changed.
        """
        values = {"confirmed": True}
        with working(self._desk) as work:
            found = [self._row(work.connection, *one, values) for one in versions.items()]
            rows = [row for row in found if not row["confirmed"]]
            for row in rows:
                work.ledger.put(body, row["id"], values | {"version": row["version"] + 1})
                work.note("сведения органа проверены", work.body(row["id"]),
                          {TITLES["confirmed"]: (False, True)})  # fmt: skip
        many = counted(len(rows), "орган", "органа", "органов")
        named = rows[0]["name"] if len(rows) == 1 else many
        return work.done(f"Сведения проверены: {named}.", tuple(row["id"] for row in rows), CHANGED)

    def _back_to(self, before: sa.RowMapping, keys: Sequence[str], version: int) -> Changes:
        """Put columns back as they were, with the version that they had."""
        values = {key: before[key] for key in keys}
        self._put(before["id"], version, values, "правка органа отменена", back=True)
        return Changes(f"Как прежде: {before['name']}.", CHANGED, None, (before["id"],))

    def _refuse_circle(self, body_id: int, parent_id: int | None) -> None:
        """No body stands under itself, be it through others."""
        parents = {one.id: one.parent_id for one in self.listed(abolished=True)}
        seen: set[int] = set()
        while parent_id is not None and parent_id not in seen:
            if parent_id == body_id:
                raise UserError("Орган не может подчиняться сам себе.", "Выберите другой орган.")
            seen.add(parent_id)
            parent_id = parents.get(parent_id)

    def rename(self, body_id: int, name: str, short_name: str, on: date, version: int) -> Changes:
        """Give a body another name from a day on; the old one stays for the days before (R12)."""
        with self._desk.database.write() as connection:
            values = {"name": name, "short_name": short_name, "sort_key": name_key(name)}
            row = self._row(connection, body_id, version, values)
            if name_key(name) != row["sort_key"]:
                self._free(connection, name)
            last = sa.and_(body_name.c.body_id == body_id, body_name.c.valid_to.is_(None))
            started = connection.execute(sa.select(body_name.c.valid_from).where(last)).scalar()
            if started is not None and started >= on:
                raise UserError(
                    f"Нынешнее наименование действует с {day(started)}.",
                    "Укажите более позднюю дату переименования.",
                )
            connection.execute(sa.update(body_name).where(last).values(valid_to=on - timedelta(1)))
            connection.execute(
                sa.insert(body_name).values(values | {"body_id": body_id, "valid_from": on})
            )
            self._write(connection, row, values, "переименован орган")
        return Changes(
            f"С {day(on)}: {name}.", CHANGED,
            lambda: self._unrename(body_id, row, on, version + 1), (body_id,),
        )  # fmt: skip

    def _unrename(self, body_id: int, before: sa.RowMapping, on: date, version: int) -> Changes:
        with self._desk.database.write() as connection:
            values = {key: before[key] for key in ("name", "short_name", "sort_key")}
            row = self._row(connection, body_id, version, values)
            mine = body_name.c.body_id == body_id
            connection.execute(sa.delete(body_name).where(mine, body_name.c.valid_from == on))
            connection.execute(
                sa.update(body_name)
                .where(mine, body_name.c.valid_to == on - timedelta(1))
                .values(valid_to=None)
            )
            self._write(connection, row, values, "переименование отменено", back=True)
        return Changes(f"Прежнее наименование: {before['name']}.", CHANGED, None, (body_id,))

    def merge(self, body_id: int, into: int, on: date, version: int) -> Changes:
        """Merge a body into another from a day on; periods that ended before keep it (R12).

        Its people go along: see `registry_merge.merge`.
        """
        return merge(self._desk, body_id, into, on, version)

    def abolish(self, body_id: int, on: date, version: int) -> Changes:
        """Abolish a body from a day on; its entries and past reports stay."""
        old = self._put(body_id, version, {"valid_to": on}, "упразднён орган")
        return Changes(
            f"{old['name']}: упразднён с {day(on)}.", CHANGED,
            lambda: self._revive(old, version + 1), (body_id,),
        )  # fmt: skip

    def _revive(self, before: sa.RowMapping, version: int) -> Changes:
        values = {key: before[key] for key in ("valid_to", "merged_into")}
        self._put(before["id"], version, values, "возвращён орган", back=True)
        return Changes(f"Как прежде: {before['name']}.", CHANGED, None, (before["id"],))

    def add_alias(self, body_id: int, text: str) -> Changes:
        """Remember one more spelling of exports."""
        key = name_key(text)
        if not key:
            raise UserError("Написание не может быть пустым.", "Введите его, как в выгрузке.")
        with working(self._desk) as work:
            known = work.body(body_id)
            query = sa.select(body_alias.c.id).where(body_alias.c.key == key)
            for other in work.connection.execute(query).scalars().all():
                work.ledger.drop(body_alias, other)
            words = " ".join(text.split())
            work.ledger.add(
                body_alias, {"body_id": body_id, "text": words, "key": key, "batch_id": None}
            )
            work.note("добавлено написание", known, {"Написание": ("", words)})
        return work.done(f"Написание запомнено: {words}.", (body_id,))

    def _row(
        self, connection: sa.Connection, body_id: int, version: int, values: Mapping[str, Any]
    ) -> sa.RowMapping:
        """Return a body's row for a change to `values`. Raises Conflict with both, by fields."""
        row = connection.execute(sa.select(body).where(body.c.id == body_id)).mappings().first()
        if row is None:
            raise changed_meanwhile("Карточка органа")
        if row["version"] != version:
            found = clashes(_typed(values), _typed(dict(row)), TITLES, partial(_shown, connection))
            who = by_whom(connection, row["name"], found)
            raise changed_meanwhile("Карточка органа", found, row["version"], who)
        return row

    def _put(
        self, body_id: int, version: int, values: Mapping[str, Any], action: str,
        *, back: bool = False,
    ) -> sa.RowMapping:  # fmt: skip
        with self._desk.database.write() as connection:
            row = self._row(connection, body_id, version, values)
            self._write(connection, row, values, action, back=back)
        return row

    def _write(
        self, connection: sa.Connection, row: sa.RowMapping, values: Mapping[str, Any], action: str,
        *, back: bool = False,
    ) -> None:  # fmt: skip
        """Write columns and the journal; an undo puts the version `back`: earlier undos fit."""
        connection.execute(
            sa.update(body)
            .where(body.c.id == row["id"])
            .values(dict(values) | {"version": row["version"] + (-1 if back else 1)})
        )
        changes = {
            title: (_told(connection, key, row[key]), _told(connection, key, values[key]))
            for key, title in TITLES.items()
            if key in values and row[key] != values[key]
        }
        self._journal(connection, action, row["name"], changes)

    def _journal(
        self,
        connection: sa.Connection,
        action: str,
        name: str,
        changes: Mapping[str, tuple[object, object]],
    ) -> None:
        journal.write(connection, self._desk.clock(), self._desk.who, action, f"орган {name}",
                      changes=changes)  # fmt: skip


def _typed(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return columns with the type of body as forms hold it."""
    typed = {"type": BodyType(values["type"])} if "type" in values else {}
    return {**values, **typed}


def _shown(connection: sa.Connection, key: str, value: object) -> str:
    return told(key, _told(connection, key, value))


def _told(connection: sa.Connection, key: str, value: object) -> object:
    """Return a value as the journal tells it: bodies by their names."""
    if key in ("parent_id", "merged_into") and isinstance(value, int):
        return bodies.get(connection, value).name
    return value
