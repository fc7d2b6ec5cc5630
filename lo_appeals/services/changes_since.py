"""What changed since the last import, or since a day (A8, I6): the first look of the morning."""

from dataclasses import dataclass, fields
from datetime import date

import sqlalchemy as sa

from lo_appeals.services.desk import Desk
from lo_appeals.store import since
from lo_appeals.store.since import Span


@dataclass(frozen=True, slots=True)
class Since:
    """Ids by kind of change; an entry may stand in several of them."""

    new: tuple[int, ...]
    answered: tuple[int, ...]
    newly_late: tuple[int, ...]
    moved: tuple[int, ...]
    returned: tuple[int, ...]
    absent: tuple[int, ...]

    @property
    def total(self) -> int:
        """How many lines there are to look through."""
        return sum(len(getattr(self, field.name)) for field in fields(self))


TITLES = {
    "new": "Новые",
    "answered": "Получен ответ",
    "newly_late": "Стали просроченными",
    "moved": "Переданы другому органу",
    "returned": "Возвращены на рассмотрение",
    "absent": "Не подтверждены выгрузкой",
}
ABSENT_MEANS = (
    "Открыты здесь, а в выгрузке за их дату нет. Так бывает, когда обращение закрыто или передано "
    "за пределы области, а чаще – когда у выгрузки был более узкий отбор."
)


class ChangesService:
    """Compares what is known now with what the clerk knew before."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def since(self, day: date | None = None) -> Since:
        """Return what imports with data newer than `day` brought; the last one without it.

        Entries under 59-ФЗ stand in all lists but «newly late»: п. 7 does not bind them.
        """
        with self._desk.database.read() as connection:
            return self._of(connection, since.span(connection, day))

    def of_batch(self, number: int) -> Since:
        """Return what one import brought, as far as it still stands."""
        with self._desk.database.read() as connection:
            return self._of(connection, since.of_batch(connection, number))

    def _of(self, connection: sa.Connection, looked: Span) -> Since:
        return Since(
            new=tuple(since.made(connection, looked, "new")),
            answered=tuple(since.answered(connection, looked)),
            newly_late=tuple(since.newly_late(connection, looked, self._desk.today())),
            moved=tuple(one.id for one in since.moved(connection, looked)),
            returned=tuple(since.made(connection, looked, "returned")),
            absent=tuple(since.absent(connection, looked)),
        )

    def numbers(self, found: Since) -> dict[str, list[str]]:
        """Return the portal's numbers by kind of change, in order."""
        ids = sorted({one for field in fields(found) for one in getattr(found, field.name)})
        with self._desk.database.read() as connection:
            known = since.numbers(connection, ids)
        return {
            field.name: [known[one] for one in getattr(found, field.name)]
            for field in fields(found)
        }
