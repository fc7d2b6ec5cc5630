"""Declining a position or a body: its head noun and the adjectives before it, nothing else.

By pymorphy3 and the OpenCorpora dictionary (CC BY-SA 3.0), which is named in «О программе».
"""

import importlib
import re
from functools import cache
from typing import Any

GRAMMEMES = {"genitive": "gent", "dative": "datv", "accusative": "accs"}
_SPLIT = re.compile(r"( [–—-] |, )")  # «заместитель главы – председатель комитета»: two heads
_ACTING = re.compile(r"(?:и\.\s?о\.?|врио|вр\.\s?и\.\s?о\.?|ио)(?=\W|$|(?<=\.))", re.IGNORECASE)
_STUCK = ("вице", "экс", "пресс", "бизнес", "премьер")  # first halves that are not declined
_ADJECTIVES = ("ADJF", "PRTF")


@cache
def analyzer() -> Any:
    """Return the analyser of words.

    The dictionary is named by its path: an installed program has no entry points to look it up.
    """
    library = importlib.import_module("pymorphy3")
    dictionary = importlib.import_module("pymorphy3_dicts_ru")
    return library.MorphAnalyzer(path=dictionary.get_path(), lang="ru")


@cache
def parse(word: str) -> tuple[Any, ...]:
    """Return every reading of a word, the likeliest first."""
    return tuple(analyzer().parse(word))


def as_written(source: str, made: str) -> str:
    """Return `made` in the letters of `source`: capitals kept, ё only where the writer put it."""
    plain = made if "ё" in source.casefold() else made.replace("ё", "е")
    if source.isupper() and len(source) > 1:
        return plain.upper()
    return plain[:1].upper() + plain[1:] if source[:1].isupper() else plain


def declined(text: str, case: str, *, animate: bool) -> tuple[str, bool]:
    """Return `text` in a case and whether the dictionary vouches for it.

    Args:
        text: a position or a body's name in the nominative.
        case: "genitive", "dative" or "accusative".
        animate: a person's position; a body is not.
    """
    pieces = _SPLIT.split(text)
    made = [_piece(piece, case, animate=animate) for piece in pieces[::2]]
    pieces[::2] = [form for form, _sure in made]
    return "".join(pieces), all(sure for _form, sure in made) and "," not in text


def _piece(text: str, case: str, *, animate: bool) -> tuple[str, bool]:
    """Decline one phrase up to its head; «и.о. начальника» stays, what follows is genitive."""
    acting = _ACTING.match(text)
    if acting:
        return text, not _second_heads(text[acting.end() :].split())
    words = text.split(" ")
    head = _head(words, animate=animate)
    if head is None or _is_initialism(words[head[0]], text):
        return text, False
    forms = []
    for place, word in enumerate(words[: head[0] + 1]):
        wanted = head[1] if place == head[0] else "ADJ"
        forms.append(_word(word, case, wanted, animate=animate, gender=head[2]))
    if any(form is None for form in forms):
        return text, False
    sure = all(_known(word) for word in words[: head[0] + 1])
    sure = sure and not (animate and _second_heads(words[head[0] + 1 :]))
    return " ".join([*(form or "" for form in forms), *words[head[0] + 1 :]]), sure


def _second_heads(words: list[str]) -> bool:
    """Tell one more nominative of a person: «заместитель директора-начальник отдела»."""
    return any(_only_nominative(_core(word)) for word in words)


def _only_nominative(word: str) -> bool:
    """Tell a known word that names a person or a quality and can be no other case."""
    tags = [one.tag for one in parse(word) if one.is_known]
    oblique = any(tag.case in ("gent", "datv", "ablt", "loct") for tag in tags)
    return not oblique and any(
        tag.case == "nomn" and tag.number == "sing" and ("anim" in tag or tag.POS in _ADJECTIVES)
        for tag in tags
    )


def _is_initialism(word: str, text: str) -> bool:
    """Tell «ГБУЗ» in a name of usual letters: official texts leave it as it is."""
    return word.isupper() and not text.isupper() and len(word) > 1


def _head(words: list[str], *, animate: bool) -> tuple[int, str, str] | None:
    """Return the place of the head, its kind ("NOUN" or "ADJ") and its gender."""
    for place, word in enumerate(words):
        noun = _reading(word, "NOUN", animate=animate)
        adjective = _reading(word, "ADJ", animate=animate)
        following = words[place + 1] if place + 1 < len(words) else ""
        if adjective is not None and _agrees(adjective, following, animate=animate):
            continue
        found = noun if noun is not None else adjective
        if found is None:
            if _is_adverb(word):
                continue
            return None
        return place, "NOUN" if found is noun else "ADJ", found.tag.gender or ""
    return None


def _agrees(adjective: Any, following: str, *, animate: bool) -> bool:
    """Tell whether the next word is what the adjective belongs to, or one more adjective."""
    if not following:
        return False
    gender = adjective.tag.gender
    noun = _reading(following, "NOUN", animate=animate, gender=gender)
    return (
        noun is not None or _reading(following, "ADJ", animate=animate, gender=gender) is not None
    )


def _reading(word: str, kind: str, *, animate: bool, gender: str = "") -> Any:
    """Return the nominative singular reading of a word as a noun or an adjective, or None."""
    core = _core(word)
    found = [one for one in parse(core) if _fits(one.tag, kind, gender)]
    if kind == "NOUN":
        found.sort(key=lambda one: (("anim" in one.tag) is animate, one.score), reverse=True)
    return found[0] if found else None


def _fits(tag: Any, kind: str, gender: str) -> bool:
    if tag.case != "nomn" or tag.number != "sing" or (gender and tag.gender != gender):
        return False
    if kind == "ADJ":
        return tag.POS in _ADJECTIVES
    return tag.POS == "NOUN" and not {"Surn", "Name", "Abbr"} & set(tag.grammemes)


def _core(word: str) -> str:
    """Return the half of a compound that tells its kind: «вице-губернатор» – губернатор."""
    return word.strip('«»"(),;').rsplit("-", 1)[-1]


def _known(word: str) -> bool:
    return all(
        half.casefold() in _STUCK or any(one.is_known for one in parse(half))
        for half in word.strip('«»"(),;').split("-")
    )


def _is_adverb(word: str) -> bool:
    return bool(parse(word)[0].tag.POS == "ADVB")


def _word(word: str, case: str, kind: str, *, animate: bool, gender: str) -> str | None:
    """Return one word in the case; a compound by its halves; an adverb as it is."""
    halves = word.split("-")
    made = []
    for place, half in enumerate(halves):
        if place + 1 < len(halves) and _stuck(half, kind):
            made.append(half)
            continue
        form = _half(half, case, kind, animate=animate, gender=gender)
        if form is None:
            return None
        made.append(form)
    return "-".join(made)


def _stuck(half: str, kind: str) -> bool:
    """Tell «пресс-» of a noun and «контрольно-» of an adjective: they are not declined."""
    return half.casefold() in _STUCK or (kind == "ADJ" and half.casefold().endswith("о"))


def _half(half: str, case: str, kind: str, *, animate: bool, gender: str) -> str | None:
    bare = half.strip('«»"(),;')
    found = _reading(bare, kind, animate=animate, gender=gender if kind == "ADJ" else "")
    if found is None:
        return half if _is_adverb(bare) else None
    wanted = {GRAMMEMES[case], "sing"}
    if kind == "ADJ" and case == "accusative" and gender == "masc":
        wanted.add("anim" if animate else "inan")
    made = found.inflect(wanted)
    return None if made is None else half.replace(bare, as_written(bare, made.word))
