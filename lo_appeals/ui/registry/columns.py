"""Columns of the registry's list."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lo_appeals.domain.bodies import Body
from lo_appeals.domain.officials import Appointment
from lo_appeals.domain.texts import counted, day, number
from lo_appeals.services.registry_states import BodyState
from lo_appeals.ui.cells import NOTHING, Cell, ListColumn
from lo_appeals.ui.marks import Mark


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body with what the list says of it."""

    body: Body
    parent: str
    open: int
    late: int
    heir: str  # the body that it was merged into
    state: BodyState
    words: str  # folded: names, spellings, people
    acting: Appointment | None  # who answers on the list's day

    @property
    def id(self) -> int:
        """The id of the body."""
        return self.body.id


def remark(row: BodyRow) -> Cell:
    """Return what is to be seen to in this body's card."""
    body = row.body
    if body.merged_into is not None:
        return Cell(f"с {day(body.valid_to)} в составе: {row.heir}", "muted", Mark.DECLINED)
    if body.valid_to is not None:
        return Cell(f"упразднён с {day(body.valid_to)}", "muted", Mark.DECLINED)
    if row.state.owes:
        return Cell(_owed(row.state), "late", Mark.LATE)
    if not body.confirmed:
        return Cell("требует проверки", "soon", Mark.UNKNOWN)
    if row.state.gaps:
        return Cell("; ".join(row.state.missing), "soon", Mark.WARNING)
    past = "; ".join(_came_late(row.state))
    return Cell(past, "done_late", Mark.DONE_LATE) if past else Cell("")


def _owed(state: BodyState) -> str:
    """What has not come and should have: the list (п. 4), word of changes (п. 5)."""
    days = counted(state.list_late, "день", "дня", "дней")
    changes = counted(state.notices_owed, "изменении", "изменениях", "изменениях")
    if state.list_owed and state.notices_owed:
        return f"п. 4: {days}; п. 5: о {changes}"
    if state.list_owed:
        return f"п. 4: опоздание {days}"
    return f"п. 5: не сообщено о {changes}"


def _came_late(state: BodyState) -> Iterator[str]:
    """What has come after its term; nothing of it is asked for any more."""
    if state.list_late:
        yield f"п. 4: на {counted(state.list_late, 'день', 'дня', 'дней')} позже срока"
    if state.notices_late:
        yield f"п. 5: {counted(state.notices_late, 'раз', 'раза', 'раз')} позже срока"


def _acting(row: BodyRow) -> Cell:
    one = row.acting
    return Cell(one.contact.name) if one else NOTHING


def _name(row: BodyRow) -> Cell:
    return Cell(row.body.name)


def _type(row: BodyRow) -> Cell:
    return Cell(row.body.type.value, "muted")


def _parent(row: BodyRow) -> Cell:
    return Cell(row.parent, "muted")


def _open(row: BodyRow) -> Cell:
    return Cell(number(row.open), "accent") if row.open else NOTHING


def _late(row: BodyRow) -> Cell:
    return Cell(number(row.late), "late") if row.late else NOTHING


_MADE = ListColumn[BodyRow]
COLUMNS = (
    _MADE(key="name", title="Орган", chars=36, cell=_name, stretch=True),
    _MADE(key="remark", title="Замечания", chars=28, cell=remark, spare=True),
    _MADE(key="acting", title="Отвечает", chars=20, cell=_acting, spare=True),
    _MADE(key="type", title="Тип", chars=12, cell=_type, spare=True),
    _MADE(key="open", title="В работе", chars=10, cell=_open, right=True, spare=True),
    _MADE(key="late", title="Просрочено", chars=11, cell=_late, right=True),
    _MADE(key="parent", title="Подчинён", chars=34, cell=_parent, spare=True, hidden=True),
)


def _gravity(row: BodyRow) -> tuple[int, int, str]:
    """Sort by what is gravest: what is still owed, then the number of gaps."""
    state = row.state
    owed = state.notices_owed + (state.list_late if state.list_owed else 0)
    return -owed, -len(state.gaps), remark(row).text


def order(rows: Mapping[int, BodyRow], sort: tuple[tuple[str, bool], ...]) -> list[int]:
    """Return ids in the order of the list; the registry is small enough to sort here."""
    places = {one: place for place, one in enumerate(rows)}  # by name, as the service gives them
    keys = {
        "name": lambda row: places[row.id],
        "type": lambda row: row.body.type.value,
        "open": lambda row: row.open,
        "late": lambda row: row.late,
        "remark": _gravity,
        "acting": lambda row: _acting(row).text,
        "parent": lambda row: row.parent,
    }
    found = list(rows.values())
    for key, descending in reversed(sort):
        found.sort(key=keys[key], reverse=descending)
    return [row.id for row in found]
