"""The rows of the registry's list, read anew: today, or with the people of another day."""

from datetime import date

from lo_appeals.domain.selection import Quick, Selection
from lo_appeals.services.office import Office
from lo_appeals.ui.registry.columns import BodyRow


def rows_of(office: Office, on: date | None) -> dict[int, BodyRow]:
    """Return every body by its id; `on` is the day of «Отвечает», today where None (R11)."""
    bodies, registry = office.bodies.listed(abolished=True), office.registry
    names = {one.id: one.name for one in bodies}
    states, said = registry.states(), registry.words()
    then = None if on is None else registry.responsible_on(on)
    open_, late = _held(office, Quick.OPEN), _held(office, Quick.LATE)
    return {
        one.id: BodyRow(
            one, names.get(one.parent_id or 0, ""), open_.get(one.id, 0), late.get(one.id, 0),
            names.get(one.merged_into or 0, ""), states[one.id], said.get(one.id, ""),
            states[one.id].acting if then is None else then.get(one.id),
        )
        for one in bodies
        if one.id in states
    }  # fmt: skip


def _held(office: Office, quick: Quick) -> dict[int, int]:
    """Return how many entries of a quick state each body holds; the same query as the list."""
    appeals, found = office.appeals, dict[int, int]()
    ids = appeals.ids(Selection(quick=quick))
    for start in range(0, len(ids), 2000):
        for one in appeals.page(ids[start : start + 2000]):
            if one.body_id is not None:
                found[one.body_id] = found.get(one.body_id, 0) + 1
    return found
