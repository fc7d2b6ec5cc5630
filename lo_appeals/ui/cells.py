"""What one cell of a list shows, and the columns of a list."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from lo_appeals.domain.columns import Column, Kind
from lo_appeals.ui.look import Tone
from lo_appeals.ui.marks import Mark


class Run(NamedTuple):
    """A piece of a cell with several voices: «field», «old», «new», «why» or «plain»."""

    text: str
    kind: str = "plain"


class Cell(NamedTuple):
    """What to write and how."""

    text: str
    tone: Tone = "text"
    mark: Mark | None = None
    gone: float = -1.0  # the share of the term that has passed; below 0 there is no track
    runs: tuple[Run, ...] = ()
    strong: bool = False


LOADING = Cell("…", "muted")
NOTHING = Cell("—", "muted")


class Cells(Protocol):
    """A model whose cells a `CellPainter` paints: asked for directly, as Qt's roles cost twice."""

    def cell(self, row: int, column: int) -> Cell:
        """Return what a cell shows."""
        ...

    def right(self, column: int) -> bool:
        """Tell whether the words of a column stand at its right edge."""
        ...


class Row(Protocol):
    """Anything a list can show."""

    @property
    def id(self) -> int:
        """The number that stays the same while the record lives."""
        ...


R = TypeVar("R", bound=Row)


@dataclass(frozen=True, kw_only=True)
class ListColumn(Generic[R]):
    """One column of a list of records."""

    key: str
    title: str
    chars: int  # usual width in average characters
    cell: Callable[[R], Cell]
    right: bool = False
    spare: bool = False  # leaves first where the window is narrow
    stretch: bool = False  # takes the room that is left, `chars` at the least before spare ones go
    sortable: bool = True
    hidden: bool = False  # not shown until the clerk asks for it


def list_column(column: Column, *, spare: bool = True, hidden: bool = False) -> ListColumn[Any]:
    """Return the list's column of a declared column: its title, width and way of writing."""

    def cell(record: Any) -> Cell:
        return Cell(column.to_text(getattr(record, column.key)))

    return ListColumn(
        key=column.key,
        title=column.title,
        chars=column.chars,
        cell=cell,
        right=column.kind in (Kind.DATE, Kind.COUNT),
        spare=spare,
        hidden=hidden,
    )
