"""Cases of people's names, of positions and of bodies (letters.md §3).

Names are declined by pytrovich (rules of petrovich), positions and bodies by pymorphy3 with the
OpenCorpora dictionary. Where neither a rule of grammar nor that dictionary vouches for a form,
`sure` is false and a person looks at it before a letter is issued.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from pytrovich.enums import Case, Gender, NamePart
from pytrovich.maker import PetrovichDeclinationMaker

from lo_appeals.letters import phrases

Sex = Literal["m", "f"]
CASES = ("genitive", "dative", "accusative")
_CASES = {"genitive": Case.GENITIVE, "dative": Case.DATIVE, "accusative": Case.ACCUSATIVE}
_GENDERS: dict[str, Gender] = {"m": Gender.MALE, "f": Gender.FEMALE}
_THING = {"NOUN", "nomn", "sing"}
_TURKIC = {"оглы": "m", "оглу": "m", "улы": "m", "уулу": "m", "угли": "m",
           "кызы": "f", "гызы": "f", "кизи": "f"}  # fmt: skip

# Endings of surnames that grammar declines in one way only: (gender, ending, letters dropped,
# genitive, dative, accusative). Zaliznyak, «Грамматический словарь русского языка», §§ 1.3–1.5.
_REGULAR: tuple[tuple[Sex, str, int, tuple[str, str, str]], ...] = (
    ("m", r"(?:\w{2,}[оеё]в|\w{2,}[иы]н)", 0, ("а", "у", "а")),
    ("f", r"(?:\w{2,}[оеё]ва|\w{2,}[иы]на)", 1, ("ой", "ой", "у")),
    ("m", r"\w+[сц]кий", 2, ("ого", "ому", "ого")),
    ("m", r"\w+[сц]кой", 2, ("ого", "ому", "ого")),
    ("f", r"\w+[сц]кая", 2, ("ой", "ой", "ую")),
    ("m", r"\w+[бвдзлмнпрст]ый", 2, ("ого", "ому", "ого")),
    ("f", r"\w+[бвдзлмнпрст]ая", 2, ("ой", "ой", "ую")),
    ("m", r"\w+(?:ых|[гжкхшщ]их)", 0, ("", "", "")),  # not Рерих, Эрлих: they are declined
    # a vowel that cannot be fleeting before the last consonants: Ким, Мельник, Мицкевич
    ("m", r"(?!\w+их$)\w*[аиуыэюя][бвгджзклмнпрстфхчшщ]{1,2}", 0, ("а", "у", "а")),
    ("f", r"\w+[бвгджзклмнпрстфхцчшщ]", 0, ("", "", "")),
    # any vowel but «а» and «я»: Франко, Дурново, Чхеидзе (Розенталь, § 149)
    ("m", r"\w+[еёиоуыэю]", 0, ("", "", "")),
    ("f", r"\w+[еёиоуыэю]", 0, ("", "", "")),
)
_PATRONYMIC: tuple[tuple[Sex, str, int, tuple[str, str, str]], ...] = (
    ("m", r"\w+(?:ович|евич|ич|ыч)", 0, ("а", "у", "а")),
    ("f", r"\w+(?:овна|евна|ична)", 1, ("ы", "е", "у")),
)


@dataclass(frozen=True, slots=True)
class Forms:
    """The four cases that letters use. `sure` False: a person should look at them."""

    nominative: str
    genitive: str
    dative: str
    accusative: str
    gender: Sex | None
    sure: bool


def name_forms(full_name: str) -> Forms:
    """Return the cases of «Фамилия Имя Отчество».

    The gender comes from the patronymic; without it the name stays as it is, and `sure` is false.
    """
    words = full_name.split()
    gender = gender_of(words[2:])
    nominative = " ".join(words)
    if gender is None:
        return Forms(nominative, nominative, nominative, nominative, None, sure=False)
    declined = [_declined(part, word, gender) for part, word in _parts(words)]
    genitive, dative, accusative = (
        " ".join(forms[at] for forms, _sure in declined) for at in range(len(CASES))
    )
    sure = all(sure for _forms, sure in declined) and all(one[0].isupper() for one in words[:2])
    return Forms(nominative, genitive, dative, accusative, gender, sure=sure)


def gender_of(patronymic: list[str]) -> Sex | None:
    """Return the gender that the words of a patronymic tell, or None."""
    if not patronymic:
        return None
    last = patronymic[-1].casefold()
    kin = last.rsplit("-", 1)[-1]  # «Ахмед оглы» and «Ахмед-оглы»
    if kin in _TURKIC:
        return "m" if _TURKIC[kin] == "m" else "f"
    for gender, ending, *_rest in _PATRONYMIC:
        if re.fullmatch(ending, last):
            return gender
    return None


def _parts(words: list[str]) -> list[tuple[NamePart, str]]:
    kinds = [NamePart.LASTNAME, NamePart.FIRSTNAME]
    kinds += [NamePart.MIDDLENAME] * (len(words) - 2)
    return list(zip(kinds, words, strict=True))


def _declined(part: NamePart, word: str, gender: Sex) -> tuple[tuple[str, ...], bool]:
    """Return genitive, dative, accusative of one word and whether they are sure."""
    if word.isupper() and len(word) > 1:
        forms, sure = _declined(part, word.capitalize(), gender)
        return tuple(form.upper() for form in forms), sure
    if part is NamePart.MIDDLENAME:
        regular = _by_rule(_PATRONYMIC, word, gender)
        return regular or _same(word), regular is not None
    if part is NamePart.FIRSTNAME:
        made = _petrovich(part, word, gender)
        # usage wavers over «Айгуль», «Гюзель»: the dictionary leaves them as they are
        wavers = gender == "f" and word.endswith("ь") and made[0] == word
        return made, made == _dictionary_name(word, gender) and not wavers
    return _surname(word, gender)


def _same(word: str) -> tuple[str, ...]:
    return (word,) * len(CASES)


def _surname(word: str, gender: Sex) -> tuple[tuple[str, ...], bool]:
    if "-" not in word:
        regular = _by_rule(_REGULAR, word, gender)
        if regular is not None:
            return regular, not _is_common_noun(word)
        return _corrected(word, gender), False
    pieces = [_surname(piece, gender) for piece in word.split("-")]
    whole = _petrovich(NamePart.LASTNAME, word, gender)
    joined = tuple("-".join(forms[at] for forms, _ in pieces) for at in range(len(CASES)))
    sure = all(sure for _forms, sure in pieces) and joined == whole
    return (joined if sure else whole), sure


def _corrected(word: str, gender: Sex) -> tuple[str, ...]:
    """Return pytrovich's forms, put right where there is a rule; a person looks all the same.

    After ж, ч, ш, щ an unstressed ending has «е» (Правила русской орфографии 1956, § 4). A man
    called by a thing or a bird is declined as it is by the dictionary: Козодой – Козодоя.
    """
    if gender == "f" and re.search(r"[жчшщ]ая$", word.casefold()):
        return word[:-2] + "ей", word[:-2] + "ей", word[:-2] + "ую"
    as_noun = _noun_forms(word) if gender == "m" else ()
    return as_noun or _petrovich(NamePart.LASTNAME, word, gender)


def _noun_forms(word: str) -> tuple[str, ...]:
    """Return the cases of a masculine noun that keeps its stem («Лоб» is no «Лбу»), else ()."""
    for one in phrases.parse(word):
        if one.is_known and set(one.tag.grammemes) >= _THING and "masc" in one.tag:
            made = [one.inflect({case, "sing"}) for case in phrases.GRAMMEMES.values()]
            forms = tuple(phrases.as_written(word, form.word) for form in made if form)
            stem = word.rstrip("йь")
            if len(forms) == len(CASES) and all(form.startswith(stem) for form in forms):
                return (forms[0], forms[1], forms[0])  # a person is animate
    return ()


def _by_rule(
    rules: tuple[tuple[Sex, str, int, tuple[str, str, str]], ...], word: str, gender: Sex
) -> tuple[str, ...] | None:
    for sex, ending, dropped, endings in rules:
        if sex == gender and re.fullmatch(ending, word.casefold()):
            stem = word[: len(word) - dropped]
            return tuple(stem + end for end in endings)
    return None


def _is_common_noun(word: str) -> bool:
    """Tell whether the dictionary knows the word as a thing: «Смородина», «Щербина»."""
    return any(
        one.is_known
        and set(one.tag.grammemes) >= _THING
        and not {"Surn", "Name", "Geox"} & set(one.tag.grammemes)
        for one in phrases.parse(word)
    )


def _dictionary_name(word: str, gender: Sex) -> tuple[str, ...] | None:
    """Return the cases of a first name by the dictionary, or None if it has no such name."""
    sex = {"m": "masc", "f": "femn"}[gender]
    for one in phrases.parse(word):
        grammemes = set(one.tag.grammemes)
        if one.is_known and {"Name", "nomn", "sing", sex} <= grammemes:
            made = [one.inflect({case, "sing"}) for case in phrases.GRAMMEMES.values()]
            return tuple(phrases.as_written(word, form.word) for form in made if form)
    return None


def _petrovich(part: NamePart, word: str, gender: Sex) -> tuple[str, ...]:
    return tuple(_maker().make(part, _GENDERS[gender], case, word) for case in _CASES.values())


@cache
def _maker() -> Any:
    return PetrovichDeclinationMaker()


def position_forms(text: str) -> Forms:
    """Return the cases of a position: «первому заместителю председателя комитета»."""
    return _phrase_forms(text, animate=True)


def body_forms(text: str) -> Forms:
    """Return the cases of a body's name: «администрации муниципального образования …»."""
    return _phrase_forms(text, animate=False)


@lru_cache(maxsize=4096)  # the same bodies and positions, morning after morning
def _phrase_forms(text: str, *, animate: bool) -> Forms:
    flat = " ".join(text.split())
    made = [phrases.declined(flat, case, animate=animate) for case in CASES]
    genitive, dative, accusative = (form for form, _sure in made)
    sure = all(sure for _form, sure in made)
    return Forms(flat, genitive, dative, accusative, None, sure=sure)
