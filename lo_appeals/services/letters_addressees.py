"""Whom a letter to a body is addressed to today, in which forms, and what is doubtful of it (L18).

The responsible official, else today's substitute, else the head without a name: a letter never
goes to somebody who has left.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from lo_appeals.domain.bodies import Body, BodyType
from lo_appeals.domain.completeness import Told, months_after
from lo_appeals.domain.officials import Acting, Appointment, Office, who_answers
from lo_appeals.domain.registry import Details
from lo_appeals.domain.texts import day as written
from lo_appeals.letters.dossier import Addressee
from lo_appeals.letters.inflection import (
    Forms,
    body_forms,
    gender_of,
    name_forms,
    position_forms,
)
from lo_appeals.store import officials, registry

COLLEAGUES = "Уважаемые коллеги!"
_DEAR = {"m": "Уважаемый", "f": "Уважаемая"}
_ABBREVIATION = 2  # letters from which a word of capitals is one


@dataclass(frozen=True, slots=True)
class Form:
    """A text in one case: where it came from and whether a person has looked at it."""

    text: str
    sure: bool
    confirmed: bool


def form_of(
    kept: Mapping[str, Mapping[str, object]], key: str, of: str, text: str, sure: bool
) -> Form:
    """Return the form that is kept, manual or confirmed, of the words `of`; else the made one.

    A form that was confirmed of other words is not used: the post, the name or the body is called
    otherwise by now, and a letter would carry the old one.
    """
    found = kept.get(key) or {}
    said = str(found.get("text") or "")
    if said and found.get("of", of) == of and (found.get("manual") or found.get("confirmed")):
        return Form(said, True, bool(found.get("confirmed")))
    return Form(text, sure, False)


def body_genitive(body: Body, details: Details | None) -> Form:
    """Return the genitive of a body's name as it stands within a sentence."""
    found = body_form(body, details, "genitive")
    return Form(within(found.text, body.type), found.sure, found.confirmed)


def body_form(body: Body, details: Details | None, case: str) -> Form:
    """Return a body's name in a case: what is kept of its present name, else what is made."""
    made = body_forms(body.name)
    sure = made.sure or _is_abbreviation(body.name)
    kept = details.forms if details else {}
    return form_of(kept, case, body.name, getattr(made, case), sure)


def _is_abbreviation(name: str) -> bool:
    """Tell whether the name begins with an abbreviation: it is not declined (ГБУЗ, МКУ)."""
    first = name.split(" ", maxsplit=1)[0]
    return first.isupper() and len(first) >= _ABBREVIATION and not name.isupper()


def within(name: str, type_: BodyType) -> str:
    """Return a municipality's name as it stands within a sentence: «администрации …»."""
    first = name.split(" ", maxsplit=1)[0]
    lower = type_ is not BodyType.EXECUTIVE and not first.isupper()
    return name[:1].lower() + name[1:] if lower else name


class Addressees:
    """Addressees of every body on one day, read once for a batch."""

    def __init__(self, connection: sa.Connection, today: date, months: int) -> None:
        self._today, self._months = today, months
        self._people = officials.appointments(connection)
        self._away = officials.absences(connection)
        self._details = registry.all_details(connection)

    def genitive(self, body: Body) -> Form:
        """Return the body's name in the genitive."""
        return body_genitive(body, self._details.get(body.id))

    def of(self, body: Body) -> Addressee:
        """Return whom a letter to a body goes to today."""
        acting = self._acting(body.id)
        found = acting.official
        if found is None or not found.contact.position.strip():
            return self._head(body, acting)
        return self._person(body, found, acting)

    def _acting(self, body_id: int) -> Acting:
        people, away = self._people.get(body_id, []), self._away.get(body_id, [])
        return who_answers(people, away, Office.RESPONSIBLE, self._today)[0]

    def _head(self, body: Body, acting: Acting) -> Addressee:
        of = self.genitive(body)
        whom = "Главе" if body.type is BodyType.MUNICIPAL else "Руководителю"
        why = " ".join(acting.steps) or "Должность ответственного лица не указана."
        return Addressee(
            f"{whom} {of.text}", "", COLLEAGUES, f"На руководителя: {why}",
            *self._doubts([("наименование органа", of)]),
        )  # fmt: skip

    def _person(self, body: Body, found: Appointment, acting: Acting) -> Addressee:
        kept = found.forms
        made, post = name_forms(found.contact.name), position_forms(found.contact.position)
        who, what = found.contact.name, found.contact.position
        name = form_of(kept, "dative", who, made.dative, made.sure)
        position = form_of(kept, "position_dative", what, post.dative, post.sure)
        of = self.genitive(body)
        greeting = form_of(kept, "salutation", who, *salutation(who, made))
        note = f"Вместо отсутствующего: {' '.join(acting.steps)}" if acting.acting_for else ""
        stale = self._stale(body.id)
        if stale:
            note = f"{note} {stale}".strip()
        return Addressee(
            f"{_capital(joined(position.text, of.text))}", initials_after(name.text),
            greeting.text, note,
            *self._doubts([("имя в дательном падеже", name), ("должность", position),
                           ("наименование органа", of), ("обращение", greeting)]),
        )  # fmt: skip

    def _doubts(self, forms: list[tuple[str, Form]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        unsure = tuple(f"{what}: «{one.text}»" for what, one in forms if not one.sure)
        unconfirmed = tuple(
            f"{what}: «{one.text}»" for what, one in forms if one.sure and not one.confirmed
        )
        return unsure, unconfirmed

    def _stale(self, body_id: int) -> str:
        details = self._details.get(body_id)
        told = Told(details.checked_on if details else None, self._months)
        if told.months <= 0 or told.checked_on is None:
            return ""
        if months_after(told.checked_on, told.months) >= self._today:
            return ""
        return f"Сведения о лицах подтверждены {written(told.checked_on)} и могли устареть."


def joined(position: str, body_genitive: str) -> str:
    """Return «заместителю председателя Комитета по …»: the body's first word is said once.

    «заместителю главы администрации по общим вопросам» gets the rest of the name after that word;
    a position that goes on as the body's name does stays as it was typed.
    """
    words, name = position.split(" "), body_genitive.split(" ")
    folded = [word.casefold() for word in words]
    first = name[0].casefold()
    if first not in folded:
        return f"{position}\n{body_genitive}"
    at = folded.index(first)
    if len(name) > 1 and folded[at + 1 : at + 2] == [name[1].casefold()]:
        return position
    return " ".join([*words[:at], body_genitive, *words[at + 1 :]])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def initials_after(full_name: str) -> str:
    """Return «Северову А.П.» for «Северову Андрею Павловичу» (letters.md §1)."""
    surname, *others = full_name.split()
    return f"{surname} {''.join(f'{one[0]}.' for one in others)}".strip()


def salutation(name: str, forms: Forms) -> tuple[str, bool]:
    """Return «Уважаемый Андрей Павлович!» and whether the gender is known."""
    words = name.split()
    gender = forms.gender or gender_of(words[2:])
    if gender is None or len(words) < 2:
        return COLLEAGUES, False
    return f"{_DEAR[gender]} {' '.join(words[1:])}!", True
