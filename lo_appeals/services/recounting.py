"""A setting by which terms are counted: open entries are counted again, verdicts stay (D9, D11)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from lo_appeals.domain.organisation import Organisation
from lo_appeals.domain.texts import appeals
from lo_appeals.services.deriving import facts_of
from lo_appeals.services.desk import Desk
from lo_appeals.services.rules import RulesService
from lo_appeals.store import moved_due
from lo_appeals.store.applying import put_columns, refresh_unconfirmed
from lo_appeals.store.moved_due import Moving, OpenEntry
from lo_appeals.store.schema import entry

COUNTED_BY = frozenset({"registered_by", "accelerated_topics", "declined_statuses"})
REASON = "изменены настройки"
_UNANSWERED = (entry.c.answered.is_(None), entry.c.deleted.is_(False))
_KEYS = ("registered", "accelerated", "rule_id", "due", "declined")


@dataclass(frozen=True, slots=True)
class Recounted:
    """An entry without an answer as it would be counted; `moving` tells its due day."""

    moving: Moving
    was_declined: bool
    columns: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Recount:
    """What new settings would do to open entries."""

    entries: tuple[Recounted, ...]
    today: date

    @property
    def text(self) -> str:
        """The effect in one sentence; '' where no open entry is counted otherwise."""
        if not self.entries:
            return ""
        before = [self._late(one.moving.entry.due, one.was_declined) for one in self.entries]
        after = [self._late(one.moving.due, one.columns["declined"]) for one in self.entries]
        late = sum(now and not then for then, now in zip(before, after, strict=True))
        no_longer = sum(then and not now for then, now in zip(before, after, strict=True))
        return (
            f"Обращений без ответа пересчитывается: {len(self.entries)}; станут просроченными: "
            f"{late}, перестанут: {no_longer}. Итог отвеченных прежний."
        )

    def _late(self, due: date, declined: bool) -> bool:
        return due < self.today and not declined


def recount(desk: Desk, terms: RulesService, old: Organisation, new: Organisation) -> Recount:
    """Return what `new` settings in place of `old` would do; nothing is written."""
    same = all(getattr(old, key) == getattr(new, key) for key in COUNTED_BY)
    if same:
        return Recount((), desk.today())
    deriver, found = terms.deriver(new), []
    with desk.database.read() as connection:
        rows = connection.execute(sa.select(entry).where(*_UNANSWERED))
        for row in rows.mappings():
            facts, start = facts_of(row), row["registered"]
            if row["cycle"] == 1:
                start = deriver.registered(facts) or start
            columns = deriver.columns(facts, start)
            changed = {key: columns[key] for key in _KEYS}
            if any(row[key] != value for key, value in changed.items()):
                before = OpenEntry(row["id"], row["number"], row["registered"],
                                   row["accelerated"], row["due"], row["rule_id"],
                                   row["version"])  # fmt: skip
                moving = Moving(before, columns["due"], columns["rule_id"])
                found.append(Recounted(moving, row["declined"], changed))
    return Recount(tuple(found), desk.today())


def put(connection: sa.Connection, desk: Desk, wanted: Recount) -> None:
    """Write a recount; each moved due day stays readable beside the new one."""
    if not wanted.entries:
        return
    moved = [one.moving for one in wanted.entries if one.moving.due != one.moving.entry.due]
    moved_due.move(connection, moved, REASON, desk.who, desk.clock())
    put_columns(connection, ((one.moving.entry.id, one.columns) for one in wanted.entries))
    refresh_unconfirmed(connection)


def told(wanted: Recount) -> dict[str, tuple[object, object]]:
    """Return what the journal says of a recount."""
    count = len(wanted.entries)
    return {"пересчитаны сроки": (None, appeals(count))} if count else {}
