"""The fields of one paragraph of a template: what is wrong with each, and which one was meant."""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lo_appeals.letters.schema import NAME, Schema, key

_ONLY = "в шаблонах не выполняются: есть только поля {{…}}"
_ONE_SIGN = (
    ": мешает лишний или пропущенный знак (пробел, точка, дефис, перенос строки или невидимый)."
    " Сотрите поле целиком и наберите заново"
)
_SURELY = 0.85  # as alike as a name with one letter wrong
_BY_ITSELF = "Абзац с пустым полем исчезает, а строка списка повторяется сама"
_GROUP = re.compile(r"(\{(?:\s*\{)*)([^{}]*)(\}(?:\s*\})*)")
_BARE = re.compile(r"(?<![\w.])[^\W\d]\w*\.[^\W\d]\w*(?![\w.])")
_OPEN = re.compile(r"\{\s*\{?[^{}]*$")
_SHUT = re.compile(r"^[^{}]*\}\s*\}?")
_SINGLE_COMMAND = re.compile(r"\{[%#][^{}]*[%#]\}")
_COMMAND = re.compile(
    r"[%#/^&!>@=]|(?:начало|конец|если|иначе|для|цикл|повтор|if|else|end|for)\b", re.IGNORECASE
)
_NO_LETTER = re.compile(r"[\W_]+")
# Latin letters that look Cyrillic: what a clerk types with the wrong layout on.
_LOOKALIKES = str.maketrans("aceopxykmtbh", "асеорхукмтвн")


@dataclass(frozen=True)
class Allowed:
    """The fields that may stand here; `elsewhere` are those of other kinds: their titles by key."""

    schema: Schema
    elsewhere: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def by_letters(self) -> dict[str, str]:
        """The names as written by their letters alone: without dots, spaces and «_»."""
        return {_NO_LETTER.sub("", one): name for one, name in self.schema.names.items()}


def of_fields(text: str, allowed: Allowed) -> Iterator[str]:
    """Yield what is wrong with the fields and braces of a paragraph, in Russian."""
    if _SINGLE_COMMAND.search(text):
        yield f"команды {{% … %}} {_ONLY}. {_BY_ITSELF}"
        text = _SINGLE_COMMAND.sub("", text)
    for left, inner, right in _GROUP.findall(text):
        whole = left == "{{" and right == "}}"
        found = _of_name(inner, allowed) if whole else _of_braces(left, inner, right, allowed)
        if found:
            yield found
    yield from _of_rest(_GROUP.sub(" ", text), allowed)


def shown(name: str) -> str:
    """Return a field as it is typed, on one line."""
    return f"{{{{{' '.join(name.split())}}}}}"


def _of_name(typed: str, allowed: Allowed) -> str:
    name = typed.strip()
    if key(name) in allowed.schema.names:
        return ""
    if not name:
        return "пустое поле {{ }}: впишите имя или сотрите скобки"
    if _COMMAND.match(name):
        return f"«{shown(name)}»: команды, условия и циклы {_ONLY}. {_BY_ITSELF}"
    if key(name) in allowed.elsewhere:
        return (
            f"поля {shown(name)} в этом письме нет: оно из шаблона"
            f" «{allowed.elsewhere[key(name)]}». Сотрите его или возьмите другое из списка полей"
        )
    return _with_hint(name, allowed)


def _with_hint(name: str, allowed: Allowed) -> str:
    meant, why = _meant(name, allowed)
    said = " или ".join(map(shown, meant))
    advice = f"Возможно, имелось в виду {said}{why}" if meant else "Имена – в списке полей"
    if meant or NAME.fullmatch(name):
        return f"неизвестное поле {shown(name)}. {advice}"
    return f"поле {shown(name)}: в имени только буквы, цифры, «_» и одна точка. {advice}"


def _meant(name: str, allowed: Allowed) -> tuple[list[str], str]:
    """Return the fields that may have been meant, as they are written, and what was wrong."""
    asked, names = key(name).translate(_LOOKALIKES), allowed.schema.names
    if asked in names:
        return [names[asked]], ": часть букв набрана в латинской раскладке"
    letters = _NO_LETTER.sub("", asked)
    if letters in allowed.by_letters:
        return [allowed.by_letters[letters]], _ONE_SIGN
    begun = max((one for one in names if _begins(asked, one)), key=len, default="")
    if begun:
        return [names[begun]], _extra(name[len(begun) :].strip(), names)
    last = f".{asked.rpartition('.')[2]}"
    alike = [names[one] for one in names if one.endswith(last)]
    near = difflib.get_close_matches(asked, list(names), 1, 0.6)
    closest = near and difflib.SequenceMatcher(None, near[0], asked).ratio() > _SURELY
    if alike and not closest:
        return alike[:3], ""
    return [names[one] for one in near], ""


def _extra(rest: str, names: Mapping[str, str]) -> str:
    if key(rest) in names:
        return f", а {shown(rest)} – в своих скобках: в одних скобках стоит одно поле"
    return f": лишнее «{rest}», падеж и вид в поле не указывают"


def _begins(asked: str, name: str) -> bool:
    return asked.startswith(name) and not re.match(r"\w", asked[len(name) :])


def _of_braces(left: str, inner: str, right: str, allowed: Allowed) -> str:
    """Return what is wrong where not just two braces stand on each side."""
    name, typed = inner.strip(), f"{left}{inner}{right}"
    if not NAME.fullmatch(name):
        return f"лишняя фигурная скобка: «{typed}»"
    meant = shown(allowed.schema.names.get(key(name), name))
    many = left.count("{"), right.count("}")
    if many == (1, 1):
        return f"поле {typed} записано в одинарных скобках: нужно {meant}"
    if many == (2, 2):
        return f"между скобками поля «{typed}» пробел: нужно {meant}"
    what = "не хватает фигурной скобки" if min(many) < 2 else "лишняя фигурная скобка"
    return f"у поля «{typed}» {what}: нужно {meant}"


def _of_rest(rest: str, allowed: Allowed) -> Iterator[str]:
    """Yield what is left outside whole fields: half a field, a brace, a name without braces."""
    opened, shut = _OPEN.search(rest), _SHUT.search(rest)
    if opened and "{{" in opened.group():
        yield (
            f"скобки не закрыты: после «{opened.group().strip()}» нет }}}}. Допишите их, а если"
            " поле разорвано клавишей Enter, сотрите разрыв"
        )
    elif shut and "}}" in shut.group():
        yield f"скобки не закрыты: перед «{shut.group().strip()}» нет {{{{ в том же абзаце"
    elif "{" in rest or "}" in rest:
        yield "лишняя фигурная скобка: сотрите её"
    for name in _BARE.findall(rest):
        if key(name) in allowed.schema.names and not (opened or shut):
            meant = shown(allowed.schema.names[key(name)])
            yield f"имя поля «{name}» стоит без двойных фигурных скобок: нужно {meant}"
