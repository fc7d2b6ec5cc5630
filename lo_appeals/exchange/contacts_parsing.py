"""Phones and e-mails as people write them: what is meant, or what is wrong. Works offline.

Forms and imports use the same parsers; the typed text is always kept beside the result.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from lo_appeals.domain.officials import Contact

if TYPE_CHECKING:  # both libraries cost start-up time: they are imported where they are used
    from phonenumbers import PhoneNumber

REGION = "RU"
_EXTENSION = re.compile(r"(?:доб(?:авочный)?\.?|вн(?:утр)?\.?|ext\.?|#)\s*№?\s*(\d{1,6})\s*$", re.I)
_LABEL = re.compile(r"^(?:тел(?:ефон)?|моб(?:ильный)?|сот|раб(?:очий)?|факс)\.?\s*:?\s*", re.I)
_SEVERAL = re.compile(r"[;\n]|,\s*(?=[+\d(])|\s/\s")
_NOTHING = frozenset({"", "-", "–", "—", "нет", "н/д", "отсутствует"})
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone: E.164 and the extension, or why it cannot be called."""

    number: str = ""
    extension: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Email:
    """An address in its normal form, or why no letter reaches it."""

    address: str = ""
    fault: str = ""


def tidy(text: str) -> str:
    """Return typed text with single spaces; «нет», «-» and the like are ''."""
    flat = _SPACES.sub(" ", text).strip()
    return "" if flat.casefold() in _NOTHING else flat


def phone(text: str) -> Phone:
    """Return what a typed phone means; of several the first. Russian numbers need no +7."""
    import phonenumbers

    flat = tidy(text)
    if not flat:
        return Phone()
    first = _LABEL.sub("", _SEVERAL.split(flat)[0].strip())
    extension = _EXTENSION.search(first)
    bare = first[: extension.start()].rstrip(" ,;") if extension else first
    try:
        parsed = phonenumbers.parse(bare, REGION)
    except phonenumbers.NumberParseException:
        return Phone(fault="Это не телефон: нужен номер с кодом города, например (812) 539-00-00.")
    if not phonenumbers.is_valid_number(parsed):
        return Phone(fault=_phone_fault(parsed))
    tail = extension[1] if extension else parsed.extension or ""
    return Phone(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164), tail)


def _phone_fault(parsed: "PhoneNumber") -> str:
    digits = len(str(parsed.national_number))
    if digits < 10:
        return f"В номере {digits} цифр: не хватает кода города, нужно 10 цифр после +7 или 8."
    if digits > 10:
        return f"В номере {digits} цифр, а нужно 10 после +7 или 8."
    return "Такого кода города или сети нет."


@lru_cache(maxsize=16_384)
def shown_phone(number: str, extension: str = "") -> str:
    """Return a phone as people read it: «+7 812 539-00-00 доб. 12»."""
    if not number:
        return ""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    text = str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL))
    return f"{text} доб. {extension}" if extension else text


def email(text: str) -> Email:
    """Return the normal form of a typed address. Deliverability is not asked: no network.

    Cyrillic before @ is a fault: mostly a letter that looks like a Latin one.
    """
    flat = tidy(text)
    if not flat:
        return Email()
    from email_validator import EmailNotValidError, validate_email

    try:
        found = validate_email(
            flat.removeprefix("mailto:"), check_deliverability=False, allow_smtputf8=False
        )
    except EmailNotValidError:
        return Email(fault=_email_fault(flat))
    return Email(found.normalized)


def _email_fault(flat: str) -> str:
    if "@" not in flat:
        return "Это не адрес электронной почты: в нём нет знака @."
    if re.search(r"[;,\s]", flat):
        return "Нужен один адрес без пробелов и запятых."
    if re.search(r"[а-яё]", flat, re.I) and re.search(r"[a-z]", flat, re.I):
        return "В адресе смешаны русские и латинские буквы: наберите его заново."
    return "Такого адреса быть не может: проверьте часть после знака @ и точки."


def contact(
    name: str, position: str = "", phone_typed: str = "", email_typed: str = "",
    senior: bool | None = None,
) -> Contact:  # fmt: skip
    """Return a contact with what is understood of its phone and address beside the typed text."""
    typed_phone, typed_email = tidy(phone_typed), tidy(email_typed)
    called, written = phone(typed_phone), email(typed_email)
    return Contact(
        tidy(name), tidy(position), typed_phone, called.number, called.extension,
        typed_email, written.address, senior,
    )  # fmt: skip
