"""The contact list of officials on a day (п. 4), as a document to print."""

from lo_appeals.domain import texts
from lo_appeals.letters.dossier import Dossier, Draft, Skip
from lo_appeals.letters.kinds.kind import LetterKind, To
from lo_appeals.letters.schema import Field, ListOf, Row, Schema

EMAIL_LINE = 22  # signs of an address that fit one line of the shipped table
CONTACTS = ListOf(
    "контакт",
    "должностные лица",
    (
        Field("номер", "номер по порядку", optional=True),
        Field("орган", "орган, организация", optional=True),
        Field("функция", "ответственное лицо, исполнитель, уполномоченный", optional=True),
        Field("должность", "должность", optional=True),
        Field("имя", "фамилия, имя, отчество", optional=True),
        Field("телефон", "телефон", optional=True),
        Field("почта", "адрес электронной почты", optional=True),
        Field("связь", "телефон и под ним адрес электронной почты", optional=True),
        Field("примечание", "кого и почему замещает", optional=True),
    ),
    required=True,
)
SCHEMA = Schema(
    fields=(
        Field("документ.заголовок", "название перечня", required=True),
        Field("период.сегодня", "на какой день", required=True),
        Field("комитет.полное", "полное наименование комитета"),
        Field("текст.без_сведений", "у кого сведений нет", optional=True),
    ),
    lists=(CONTACTS,),
)


def write(dossier: Dossier) -> Draft | Skip:
    """Return the list, or why there is none."""
    if not dossier.contacts:
        return Skip("должностных лиц в реестре нет")
    known = [one for one in dossier.contacts if one.name]
    silent = sorted({one.body for one in dossier.contacts if not one.name}, key=texts.fold)
    values = {
        "текст.без_сведений": f"Сведений нет: {'; '.join(silent)}." if silent else "",
    }
    rows, before = [], ""
    for number, one in enumerate(known, 1):
        rows.append(
            Row(
                {
                    "номер": str(number),
                    "орган": one.body if one.body != before else "",
                    "функция": one.office,
                    "должность": one.position,
                    "имя": one.name,
                    "телефон": one.phone,
                    "почта": one.email,
                    "связь": "\n".join(filter(None, (one.phone, _in_lines(one.email)))),
                    "примечание": one.note,
                }
            )
        )
        before = one.body
    return Draft("Перечень должностных лиц", values, {"контакт": rows})


def _in_lines(email: str) -> str:
    """Return a long address in two lines: it has no hyphen to be parted at."""
    return email if len(email) <= EMAIL_LINE else email.replace("@", "@\n", 1)


KIND = LetterKind(
    key="contacts",
    title="Перечень должностных лиц",
    clause="п. 4",
    template="kontakty.docx",
    schema=SCHEMA,
    needs=(),
    to=To.NOBODY,
    write=write,
    file_stem="Перечень должностных лиц",
)
