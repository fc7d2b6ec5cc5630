"""From a kind's draft to the letter: requisites, the addressee, the filled template."""

from datetime import datetime

from lo_appeals.domain import texts
from lo_appeals.domain.organisation import Organisation
from lo_appeals.letters import office
from lo_appeals.letters.dossier import Addressee, Dossier, Draft
from lo_appeals.letters.kinds.kind import LetterKind, To
from lo_appeals.letters.letter import Letter, compose
from lo_appeals.letters.schema import Context


def filled_with(
    told: Draft,
    dossier: Dossier,
    organisation: Organisation,
    addressee: Addressee,
    made: datetime,
    *,
    sheets: int | None = None,
    arms: bytes | None = None,
) -> Context:
    """Return what a template is filled with: requisites first, the draft's own values over them.

    `sheets` are the pages of the annex where they could be counted; None leaves a place.
    """
    values = office.office_values(organisation) | office.addressee_values(addressee)
    values |= office.annex_values(organisation, sheets)
    values |= {
        "документ.заголовок": told.subject,
        "орган.наименование": dossier.body,
        "орган.родительный": dossier.body_genitive,
        "период.сегодня": texts.day_in_words(dossier.today),
        "текст.устарело": stale(dossier, organisation.stale_days),
    }
    return Context(
        values=values | dict(told.values),
        title=told.subject.replace(texts.NBSP, " "),
        author=organisation.committee,
        made=made,
        lists=told.lists,
        pictures=office.arms_of(organisation, arms),
        code=organisation.qr_text,
    )


def letter_of(kind: LetterKind, template: bytes, context: Context, *, draft: bool) -> Letter:
    """Return the letter of a kind, filled and checked.

    Raises UserError: a mandatory value is empty and it is no draft.
    """
    is_letter = kind.to is not To.NOBODY
    return compose(template, kind.schema, context, draft=draft, letter=is_letter)


def stale(dossier: Dossier, stale_days: int) -> str:
    """Return the sentence about old data, '' where they are fresh."""
    if dossier.data_as_of is None:
        return ""
    age = (dossier.today - dossier.data_as_of.date()).days
    if age <= stale_days:
        return ""
    days = texts.counted(age, "день", "дня", "дней")
    return (
        f"Сведения приведены по данным на {texts.as_of_in_words(dossier.data_as_of)}: со дня их"
        f" загрузки прошло {days}."
    )
