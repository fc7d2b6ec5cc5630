"""Records of a body as lines of its history: who was there, letters, help, votings, edits."""

from datetime import date

from lo_appeals.domain.officials import Appointment
from lo_appeals.domain.registry import Voting
from lo_appeals.domain.texts import counted, day
from lo_appeals.services.journal import JournalLine
from lo_appeals.services.records import OutgoingLetter
from lo_appeals.ui.history import Happening

LONGEST = 240  # signs of an edit's values in the card: a file of contacts changes many at once


def gone(appointments: tuple[Appointment, ...], today: date) -> list[Happening]:
    """Return who was in a place before, the last to leave first."""
    past = [one for one in appointments if one.valid_to and one.valid_to < today]
    past.sort(key=lambda one: one.valid_to or date.max, reverse=True)
    return [_past(one) for one in past]


def _past(one: Appointment) -> Happening:
    since = f"с {day(one.valid_from)}" if one.valid_from else ""
    return Happening(day(one.valid_to), one.contact.name, f"{one.place.title} {since}".strip())


def letter(one: OutgoingLetter) -> Happening:
    """Return a letter to the body with its marks."""
    number = f"№ {one.number}" if one.number else "без номера"
    sent = f"отправлено {day(one.sent_on)}" if one.sent_on else "не отправлено"
    answered = f"ответ {day(one.answered_on)}" if one.answered_on else ""
    note = " · ".join(filter(None, ("черновик" if one.draft else "", number, sent, answered)))
    return Happening(day(one.dated_on or one.made_at.date()), one.title, note)


def voting(one: Voting) -> Happening:
    """Return a voting that the body held."""
    count = one.participants
    people = "" if count is None else counted(count, "участник", "участника", "участников")
    until = f"по {day(one.last)}" if one.last else ""
    return Happening(
        day(one.first), one.title, " · ".join(filter(None, (one.kind, until, people, one.result)))
    )


def edit(line: JournalLine) -> Happening:
    """Return a line of the journal: old → new, the reason, who did it (R10)."""
    values = "; ".join(str(one) for one in line.values)
    if len(values) > LONGEST:
        values = f"{values[:LONGEST].rstrip()}… Полностью – в журнале действий."
    note = " ".join(filter(None, (values, line.reason, f"({line.who})")))
    what = line.action[:1].upper() + line.action[1:]
    return Happening(day(line.at.date()), what, note)
