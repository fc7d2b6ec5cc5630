"""Quick states of the registry's list: which bodies stand behind each chip."""

from collections.abc import Sequence

from lo_appeals.domain.bodies import BodyType
from lo_appeals.ui.marks import Mark
from lo_appeals.ui.registry.columns import BodyRow

ALL, UNCONFIRMED, ENDED = "all", "unconfirmed", "ended"
INCOMPLETE, OWING = "incomplete", "owing"
CHIPS: Sequence[tuple[object, str, Mark | None]] = (
    (ALL, "Все", None),
    (OWING, "Не сообщили", Mark.LATE),
    (INCOMPLETE, "Замечания", Mark.WARNING),
    (BodyType.EXECUTIVE, "ОИВ", None),
    (BodyType.MUNICIPAL, "ОМСУ", None),
    (BodyType.INSTITUTION, "Учреждения", None),
    (BodyType.OTHER, "Иные", None),
    (UNCONFIRMED, "Требуют проверки", Mark.UNKNOWN),
    (ENDED, "Упразднены", Mark.DECLINED),
)
PASSING = (UNCONFIRMED, ENDED, INCOMPLETE, OWING)  # shown only while there is something behind


def fits(row: BodyRow, chip: object) -> bool:
    """Tell whether a body stands behind a chip; an abolished one only behind its own."""
    body = row.body
    if chip == ENDED:
        return body.valid_to is not None
    if body.valid_to is not None:
        return False
    if chip == INCOMPLETE:
        return bool(row.state.gaps)
    if chip == OWING:
        return row.state.owes
    if chip == UNCONFIRMED:
        return not body.confirmed
    return chip == ALL or body.type is chip
