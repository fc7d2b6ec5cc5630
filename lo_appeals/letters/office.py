"""The requisites that every letter takes from the organisation's settings."""

from lo_appeals.domain import texts
from lo_appeals.domain.organisation import Organisation
from lo_appeals.letters.schema import Field, Picture

DATE_BLANK, NUMBER_BLANK = "_" * 14, "_" * 12  # the document system gives both
ARMS_MM = 15.0  # width of the coat of arms
ARMS = Field("герб", "герб над бланком; рисунок загружается в настройках")
BLANK_SHEETS = "___"

OFFICE_FIELDS = (
    Field("бланк.наименование", "наименование комитета на бланке", optional=True),
    Field("бланк.адрес", "адрес на бланке", optional=True),
    Field("бланк.связь", "телефон и электронная почта на бланке", optional=True),
    Field("бланк.дата_и_номер", "место для даты и номера письма", optional=True),
    Field("документ.дата", "дата письма или место для неё"),
    Field("документ.номер", "номер письма или место для него"),
    Field("документ.заголовок", "заголовок к тексту («О чём»)", required=True),
    Field("комитет.полное", "полное наименование комитета", label="наименование комитета"),
    Field("комитет.родительный", "наименование комитета в родительном падеже"),
    Field("приказ.дата", "дата приказа, утвердившего Положение", label="дата приказа"),
    Field("приказ.номер", "номер приказа, утвердившего Положение", label="номер приказа"),
    Field("адресат.должность", "должность адресата в дательном падеже", required=True),
    Field("адресат.имя", "адресат в дательном падеже: фамилия и инициалы", required=True,
          label="адресат"),
    Field("адресат.обращение", "обращение («Уважаемый …!»)", label="обращение к адресату"),
    Field("подписант.должность", "должность подписанта", required=True),
    Field("подписант.имя", "подписант: инициалы и фамилия", required=True, label="подписант"),
    Field("исполнитель.имя", "фамилия, имя, отчество исполнителя", label="исполнитель"),
    Field("исполнитель.телефон", "телефон исполнителя"),
)  # fmt: skip
# Settings without which no letter may leave; a ready form needs no name of its own.
OFFICE_NEEDS = (
    "order_number",
    "order_date",
    "committee_genitive",
    "signer_position",
    "signer_short",
    "executor_name",
    "executor_phone",
)


def office_values(organisation: Organisation) -> dict[str, str]:
    """Return the values of the requisites that do not depend on the addressee."""
    dated = organisation.document_date or DATE_BLANK
    numbered = organisation.document_number or NUMBER_BLANK
    signed = organisation.order_date
    values = {
        "документ.дата": dated,
        "документ.номер": numbered,
        "комитет.полное": organisation.committee,
        "комитет.родительный": organisation.committee_genitive,
        "приказ.дата": texts.day_in_words(signed) if signed else "",
        "приказ.номер": organisation.order_number,
        "подписант.должность": organisation.signer_position,
        "подписант.имя": organisation.signer_short,
        "исполнитель.имя": organisation.executor_name,
        "исполнитель.телефон": organisation.executor_phone,
    }
    if not organisation.ready_form:
        values |= {
            "бланк.наименование": organisation.letterhead,
            "бланк.адрес": organisation.address,
            "бланк.связь": ", ".join(filter(None, (organisation.phone, organisation.email))),
            "бланк.дата_и_номер": f"{dated} № {numbered}",
        }
    return values


def vice_governor_values(organisation: Organisation) -> dict[str, str]:
    """Return the addressee's requisites of a letter to the vice-governor (п. 10, 11)."""
    return {
        "адресат.должность": organisation.vice_governor_post,
        "адресат.имя": organisation.vice_governor_name,
        "адресат.обращение": organisation.vice_governor_salutation,
    }


def arms_of(organisation: Organisation, image: bytes | None) -> dict[str, Picture]:
    """Return the coat of arms for the first page; none on a ready form."""
    if image is None or organisation.ready_form:
        return {}
    return {"герб": Picture(image, "Герб Ленинградской области", ARMS_MM)}
