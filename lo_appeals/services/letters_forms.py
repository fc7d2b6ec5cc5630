"""Cases of a name and a position: for the command, and for the cards where they are confirmed."""

from typing import Any

from lo_appeals.domain.errors import UserError
from lo_appeals.letters.inflection import Forms, name_forms, position_forms

TITLES = {
    "nominative": "Именительный",
    "genitive": "Родительный",
    "dative": "Дательный",
    "accusative": "Винительный",
}


def forms(name: str, position: str = "") -> dict[str, Any]:
    """Return the forms of a name, with those of a position where one is given.

    Raises UserError for an empty name.
    """
    if not name.strip():
        raise UserError("Имя не указано.", "Запишите фамилию, имя и отчество.")
    found = _plain(name_forms(name))
    if position.strip():
        made = _plain(position_forms(position))
        del made["gender"]
        found["position"] = made
    return found


def _plain(found: Forms) -> dict[str, Any]:
    plain: dict[str, Any] = {key: getattr(found, key) for key in TITLES}
    return plain | {"gender": found.gender, "sure": found.sure}
