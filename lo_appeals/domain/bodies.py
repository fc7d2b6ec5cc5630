"""Bodies and organisations: type, names by time, validity (order items 3, 4; п. 4, 10, 11)."""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class BodyType(Enum):
    """The four types that the regulation tells apart; the value is what commands print."""

    EXECUTIVE = "ОИВ"
    MUNICIPAL = "ОМСУ"
    INSTITUTION = "учреждение"
    OTHER = "иная"

    @property
    def title(self) -> str:
        """The heading of a group of such bodies."""
        return TITLES[self]


TITLES = {
    BodyType.EXECUTIVE: "Органы исполнительной власти",
    BodyType.MUNICIPAL: "Органы местного самоуправления",
    BodyType.INSTITUTION: "Государственные и муниципальные учреждения",
    BodyType.OTHER: "Иные организации",
}
UNKNOWN_BODY = "не определён"


@dataclass(frozen=True, slots=True)
class Body:
    """One body as it is today. `confirmed` False means «требует проверки»."""

    id: int
    name: str
    short_name: str
    type: BodyType
    parent_id: int | None
    confirmed: bool
    valid_from: date | None
    valid_to: date | None  # abolished or merged on this day; None: it exists
    merged_into: int | None
    version: int


@dataclass(frozen=True, slots=True)
class BodyName:
    """A body's name from one day to another, both inclusive; None is open."""

    body_id: int
    name: str
    short_name: str
    valid_from: date | None
    valid_to: date | None


def guess_type(name: str) -> BodyType:
    """Return the likely type of a body from its name in an export; a person confirms it."""
    text = f" {name.casefold().replace('ё', 'е')} "
    if any(
        word in text
        for word in (
            " гбу",
            " гку",
            " мбу",
            " мку",
            " мау",
            " гау",
            "учреждени",
            "больниц",
            "школ",
            "детский сад",
            "поликлиник",
            "библиотек",
        )
    ):
        return BodyType.INSTITUTION
    if any(word in text for word in ("администрация губернатора", "комитет", "управление делами")):
        return BodyType.EXECUTIVE
    if any(word in text for word in ("администрация", "муниципальн", "поселени", "сельсовет")):
        return BodyType.MUNICIPAL
    if any(word in text for word in ("управление", "инспекция", "департамент", "министерство")):
        return BodyType.EXECUTIVE
    return BodyType.OTHER
