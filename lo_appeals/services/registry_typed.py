"""What a form of the registry understands of typed text: the same parsers as those of imports."""

from lo_appeals.domain.errors import UserError
from lo_appeals.domain.officials import Contact
from lo_appeals.exchange import contacts_parsing

contact = contacts_parsing.contact
shown_phone = contacts_parsing.shown_phone


def phone_fault(typed: str) -> UserError | None:
    """Return why a typed phone cannot be called, None where it can or nothing is typed."""
    fault = contacts_parsing.phone(typed).fault
    return UserError(fault) if fault else None


def email_fault(typed: str) -> UserError | None:
    """Return why no letter reaches a typed address, None where it does or nothing is typed."""
    fault = contacts_parsing.email(typed).fault
    return UserError(fault) if fault else None


def reach(contact: Contact) -> str:
    """Return phone and address of a person in one line, as people read them."""
    phone = shown_phone(contact.phone, contact.extension) or contact.phone_typed
    return " · ".join(filter(None, (phone, contact.email or contact.email_typed)))
