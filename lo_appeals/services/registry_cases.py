"""Forms of a person's name and post as letters use them: made, mended, confirmed."""

from collections.abc import Mapping
from dataclasses import dataclass

from lo_appeals.domain.officials import Appointment
from lo_appeals.letters.inflection import name_forms, position_forms
from lo_appeals.services.letters_addressees import Form, form_of, salutation

TITLES = {
    "dative": "Имя в дательном падеже",
    "position_dative": "Должность в дательном падеже",
    "salutation": "Обращение",
}


@dataclass(frozen=True, slots=True)
class Case:
    """One form: what is kept of it, and what the program would make."""

    key: str
    title: str
    form: Form
    made: str

    @property
    def doubtful(self) -> bool:
        """Whether a person should look at it."""
        return not self.form.sure and not self.form.confirmed


def cases_of(one: Appointment) -> tuple[Case, ...]:
    """Return the forms that letters to a person need."""
    name = name_forms(one.contact.name)
    post = position_forms(one.contact.position) if one.contact.position else None
    made = {
        "dative": (name.dative, name.sure),
        "position_dative": (post.dative, post.sure) if post else ("", True),
        "salutation": salutation(one.contact.name, name),
    }
    return tuple(
        Case(key, title, form_of(one.forms, key, *made[key]), made[key][0])
        for key, title in TITLES.items()
    )


def told(
    cases: tuple[Case, ...], typed: Mapping[str, str], *, confirmed: bool
) -> dict[str, object]:
    """Return what is kept of typed forms: a form other than the made one is never overwritten."""
    return {
        one.key: {
            "text": typed[one.key].strip(),
            "manual": typed[one.key].strip() != one.made,
            "confirmed": confirmed,
        }
        for one in cases
        if typed[one.key].strip()
    }
