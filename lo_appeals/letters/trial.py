"""The trial filling of a template: made-up values of usual length, then the check of the letter."""

from datetime import datetime

from lo_appeals.domain.errors import UserError
from lo_appeals.letters.kinds.kind import LetterKind, To
from lo_appeals.letters.letter import compose
from lo_appeals.letters.schema import Context, Fault, Row

_USUAL = {
    "адресат.должность": "Вице-губернатору Ленинградской области",
    "адресат.имя": "Северову А.П.",
    "адресат.обращение": "Уважаемый Андрей Павлович!",
    "подписант.должность": "Председатель Комитета",
    "подписант.имя": "В.К. Озеров",
    "бланк.наименование": "КОМИТЕТ\nОБЩЕСТВЕННЫХ КОММУНИКАЦИЙ",
    "документ.заголовок": "О пробном заполнении шаблона",
}
_ROWS = 3
TRIAL = "пробное письмо"


def sample(kind: LetterKind) -> Context:
    """Return a filling of every field that a template of the kind may hold."""
    values = {
        one.name: _USUAL.get(one.name, f"{one.about.split(':')[0].capitalize()}, образец.")
        for one in kind.schema.fields
    }
    lists = {
        rows.name: [
            Row({one.name: str(number + 1) for one in rows.fields}) for number in range(_ROWS)
        ]
        for rows in kind.schema.lists
    }
    return Context(values, "Пробное заполнение", "Образец", datetime(2026, 1, 1), lists)


def trial(kind: LetterKind, template: bytes) -> list[Fault]:
    """Return what is wrong with a letter made from the template."""
    try:
        made = compose(template, kind.schema, sample(kind), letter=kind.to is not To.NOBODY)
    except UserError as error:
        return [Fault(TRIAL, str(error))]
    return [Fault(f"{TRIAL}, {one.place}", one.what) for one in made.faults]
