"""Forms by case as letters use them, of a person and of a body: made, mended, confirmed."""

from collections.abc import Mapping
from dataclasses import dataclass

from lo_appeals.domain.bodies import Body
from lo_appeals.domain.officials import Appointment
from lo_appeals.domain.registry import Details
from lo_appeals.letters.inflection import body_forms, name_forms, position_forms
from lo_appeals.services.letters_addressees import Form, body_form, form_of, salutation

TITLES = {
    "dative": "Имя в дательном падеже",
    "position_dative": "Должность в дательном падеже",
    "salutation": "Обращение",
}
BODY_TITLES = {"genitive": "Родительный: чей?", "dative": "Дательный: кому?"}


@dataclass(frozen=True, slots=True)
class Case:
    """One form of the words `of`: what is kept of it, and what the program would make."""

    key: str
    title: str
    of: str
    form: Form
    made: str

    @property
    def doubtful(self) -> bool:
        """Whether a person should look at it."""
        return not self.form.sure and not self.form.confirmed


def cases_of(one: Appointment) -> tuple[Case, ...]:
    """Return the forms that letters to a person need."""
    who, what = one.contact.name, one.contact.position
    name = name_forms(who)
    post = position_forms(what) if what else None
    made = {
        "dative": (who, name.dative, name.sure),
        "position_dative": (what, post.dative, post.sure) if post else (what, "", True),
        "salutation": (who, *salutation(who, name)),
    }
    return tuple(
        Case(key, title, made[key][0], form_of(one.forms, key, *made[key]), made[key][1])
        for key, title in TITLES.items()
    )


def cases_of_body(body: Body, details: Details) -> tuple[Case, ...]:
    """Return the forms of a body's present name."""
    made = body_forms(body.name)
    return tuple(
        Case(key, title, body.name, body_form(body, details, key), getattr(made, key))
        for key, title in BODY_TITLES.items()
    )


def told(
    cases: tuple[Case, ...], typed: Mapping[str, str], *, confirmed: bool
) -> dict[str, object]:
    """Return what is kept of typed forms: a form other than the made one is never overwritten."""
    return {
        one.key: {
            "text": typed[one.key].strip(),
            "of": one.of,
            "manual": typed[one.key].strip() != one.made,
            "confirmed": confirmed,
        }
        for one in cases
        if typed.get(one.key, "").strip()
    }
