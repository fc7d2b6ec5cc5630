"""A selection as plain JSON and back: what a saved filter keeps."""

import dataclasses
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any

from lo_appeals.domain.appeals import Appeal
from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.columns import Kind, columns_of
from lo_appeals.domain.selection import FigureRef, Flag, Law, Quick, Selection, ValueIs
from lo_appeals.domain.timeliness import Period

_DEFAULT = Selection()
COLUMNS = {one.key: one.kind for one in columns_of(Appeal)}
_DATES = ("due_from", "due_to", "registered_from", "registered_to")


def to_json(selection: Selection) -> dict[str, Any]:
    """Return what differs from a selection of everything."""
    found = {}
    for field in dataclasses.fields(Selection):
        value = getattr(selection, field.name)
        if value != getattr(_DEFAULT, field.name):
            found[field.name] = _plain(value)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if dataclasses.is_dataclass(value):
        names = [field.name for field in dataclasses.fields(value)]
        return {name: _plain(getattr(value, name)) for name in names}
    return value


def from_json(kept: Mapping[str, Any]) -> Selection:
    """Return the selection; a condition of an older program that is no more is left out."""
    known = {field.name for field in dataclasses.fields(Selection)}
    values = {key: _typed(key, value) for key, value in kept.items() if key in known}
    return Selection(**values)


def _typed(key: str, value: Any) -> Any:
    if value is None:
        return None
    if key in _DATES:
        return date.fromisoformat(value)
    enums: dict[str, type[Enum]] = {"quick": Quick, "law": Law, "body_type": BodyType}
    if key in enums:
        return enums[key][value]
    if key == "flags":
        return tuple(Flag[name] for name in value if name in Flag.__members__)
    if key == "figure":
        return _figure(value)
    if key == "values":
        return tuple(_value(one) for one in value)
    if key == "sort":
        return tuple((column, bool(descending)) for column, descending in value)
    return tuple(value) if isinstance(value, list) else value


def _value(kept: Mapping[str, Any]) -> ValueIs:
    value = kept["value"]
    if COLUMNS.get(kept["key"]) is Kind.DATE and value is not None:
        value = date.fromisoformat(value)
    return ValueIs(kept["key"], value, bool(kept["excluded"]))


def _figure(value: Mapping[str, Any]) -> FigureRef:
    period = Period(*(date.fromisoformat(value["period"][end]) for end in ("first", "last")))
    type_ = value["body_type"] and BodyType[value["body_type"]]
    return FigureRef(**dict(value) | {"period": period, "body_type": type_})
