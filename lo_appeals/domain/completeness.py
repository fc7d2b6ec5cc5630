"""What a body's entry in the registry lacks: flags with their reasons (R9)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.duties import FIRST_LIST
from lo_appeals.domain.officials import PRINCIPAL, Absence, Appointment, Office, who_answers
from lo_appeals.domain.texts import day as written


class Flag(Enum):
    """Kinds of gaps, the gravest first; the value is what commands print."""

    NO_CONTACT = "нет ни одного контакта"
    NO_RESPONSIBLE = "нет ответственного должностного лица"
    NO_EXECUTOR = "нет исполнителя"
    NO_VOTING = "нет уполномоченного по голосованиям"
    LEFT = "место свободно, преемник не назначен"
    NOBODY_ACTS = "сегодня никто не замещает"
    TOO_LOW = "ниже заместителя руководителя"
    NO_SUBSTITUTE = "нет замещающего"
    NO_EMAIL = "нет электронной почты"
    BAD_EMAIL = "неверная электронная почта"
    NO_PHONE = "нет телефона"
    BAD_PHONE = "неверный телефон"
    NO_POSITION = "не указана должность"
    UNCONFIRMED = "сведения давно не подтверждались"


_MISSING = {
    Office.RESPONSIBLE: Flag.NO_RESPONSIBLE,
    Office.EXECUTOR: Flag.NO_EXECUTOR,
    Office.VOTING: Flag.NO_VOTING,
}


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap: its kind, its words, and the official it is about."""

    flag: Flag
    text: str
    official_id: int | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """When a body last confirmed its own data, and how long that holds."""

    checked_on: date | None
    months: int


def gaps(
    type_: BodyType,
    appointments: Sequence[Appointment],
    absences: Sequence[Absence],
    told: Told,
    today: date,
) -> tuple[Gap, ...]:
    """Return what a body lacks on `today`, the gravest first.

    Offices and substitutes are required of those whom п. 4 binds; of others only that somebody can
    be reached, because the order merely recommends the rest to them.
    """
    live = [one for one in appointments if one.holds(today)]
    found: list[Gap] = []
    if not live:
        found.append(Gap(Flag.NO_CONTACT, "Нет ни одного действующего контакта."))
    elif type_ in FIRST_LIST.binds:
        for office in Office:
            found.extend(_office(office, appointments, absences, today))
    for one in live:
        found.extend(_person(one, strict=type_ in FIRST_LIST.binds))
    if live and _stale(told, today):
        found.append(Gap(Flag.UNCONFIRMED, _unconfirmed(told)))
    order = list(Flag)
    return tuple(sorted(found, key=lambda gap: order.index(gap.flag)))


def _office(
    office: Office, appointments: Sequence[Appointment], absences: Sequence[Absence], today: date
) -> Iterator[Gap]:
    mine = [one for one in appointments if one.place.office is office]
    live = [one for one in mine if one.holds(today)]
    principals = [one for one in live if one.place.rank == PRINCIPAL]
    if not principals:
        yield _vacant(office, mine, today)
    for principal in principals:
        seat = principal.place.seat
        if not any(one.place.seat == seat and one.place.rank > PRINCIPAL for one in live):
            text = f"{principal.contact.name} ({office.title.lower()}): замещающий не назначен."
            yield Gap(Flag.NO_SUBSTITUTE, text, principal.id)
    if live:
        for acting in who_answers(mine, absences, office, today):
            if acting.official is None:
                yield Gap(Flag.NOBODY_ACTS, " ".join(acting.steps))


def _vacant(office: Office, mine: Iterable[Appointment], today: date) -> Gap:
    left = [
        one
        for one in mine
        if one.place.rank == PRINCIPAL and one.valid_to is not None and one.valid_to < today
    ]
    if not left:
        return Gap(_MISSING[office], f"{office.title}: не назначен.")
    last = max(left, key=lambda one: (one.valid_to or date.min, one.id))
    text = f"место свободно после {written(last.valid_to)}, преемник не назначен."
    return Gap(Flag.LEFT, f"{office.title} ({last.contact.name}): {text}", last.id)


def _person(one: Appointment, *, strict: bool) -> Iterator[Gap]:
    contact = one.contact
    checks = (
        (strict and too_low(one), Flag.TOO_LOW, f"должность «{contact.position}» (п. 4)"),
        (contact.email_bad, Flag.BAD_EMAIL, f"почта «{contact.email_typed}»"),
        (contact.phone_bad, Flag.BAD_PHONE, f"телефон «{contact.phone_typed}»"),
        (not contact.email_typed, Flag.NO_EMAIL, "почта не указана"),
        (strict and not contact.phone_typed, Flag.NO_PHONE, "телефон не указан"),
        (strict and not contact.position, Flag.NO_POSITION, "должность не указана"),
    )
    for wrong, flag, text in checks:
        if wrong:
            yield Gap(flag, f"{contact.name}: {text}.", one.id)


def too_low(one: Appointment) -> bool:
    """Tell whether a responsible official is below a deputy head (п. 4)."""
    principal = one.place.office is Office.RESPONSIBLE and one.place.rank == PRINCIPAL
    return principal and one.contact.high_enough is False


def _stale(told: Told, today: date) -> bool:
    if told.months <= 0:
        return False
    return told.checked_on is None or months_after(told.checked_on, told.months) < today


def _unconfirmed(told: Told) -> str:
    if told.checked_on is None:
        return "Орган ещё не подтверждал эти сведения."
    return f"Последнее подтверждение – {written(told.checked_on)}."


def months_after(day: date, months: int) -> date:
    """Return the same day that many months later, the month's last day where it has none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def is_last_contact(type_: BodyType, appointments: Iterable[Appointment], one: Appointment,
                    today: date) -> bool:  # fmt: skip
    """Tell whether `one` is the last person of a body bound by п. 4 who can be reached today."""
    if type_ not in FIRST_LIST.binds or not one.holds(today) or not one.contact.reachable:
        return False
    return not any(
        other.id != one.id and other.holds(today) and other.contact.reachable
        for other in appointments
    )
