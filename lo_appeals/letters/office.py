"""The requisites that every letter takes from the organisation's settings."""

from dataclasses import replace

from lo_appeals.domain import texts
from lo_appeals.domain.organisation import Organisation
from lo_appeals.letters.chart import Chart
from lo_appeals.letters.dossier import Addressee
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
    Field("исполнитель.имя", "фамилия, имя, отчество исполнителя", required=True,
          label="исполнитель"),
    Field("исполнитель.телефон", "телефон исполнителя", required=True),
)  # fmt: skip
BODY_FIELDS = (
    *(replace(one, optional=True) if one.name == "адресат.имя" else one for one in OFFICE_FIELDS),
    Field("орган.наименование", "наименование органа или организации"),
    Field("орган.родительный", "наименование органа в родительном падеже"),
    Field("период.сегодня", "день, на который взяты сведения"),
    Field("текст.исполнителя", "слова исполнителя, отдельными абзацами", optional=True),
    Field("текст.устарело", "данные устарели", optional=True),
)
ANNEX_FIELDS = (
    Field("приложение.листов", "сколько листов в приложении или место для числа"),
    Field("приложение.к_письму", "от какого числа и за каким номером письмо"),
)
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
VICE_GOVERNOR_NEEDS = (
    *OFFICE_NEEDS,
    "vice_governor_post",
    "vice_governor_name",
    "vice_governor_salutation",
)
GOVERNOR_NEEDS = (*OFFICE_NEEDS, "governor_post", "governor_name", "governor_salutation")


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


def addressee_values(addressee: Addressee) -> dict[str, str]:
    """Return the addressee's requisites."""
    return {
        "адресат.должность": addressee.post,
        "адресат.имя": addressee.name,
        "адресат.обращение": addressee.salutation,
    }


def governor(organisation: Organisation) -> Addressee:
    """Return the Governor as settings have him (п. 12)."""
    return Addressee(
        organisation.governor_post, organisation.governor_name, organisation.governor_salutation
    )


def vice_governor(organisation: Organisation) -> Addressee:
    """Return the vice-governor as settings have him (п. 10, 11)."""
    return Addressee(
        organisation.vice_governor_post,
        organisation.vice_governor_name,
        organisation.vice_governor_salutation,
    )


def annex_values(organisation: Organisation, sheets: int | None) -> dict[str, str]:
    """Return what an annex says of its letter; `sheets` None leaves a place."""
    dated = organisation.document_date or DATE_BLANK
    numbered = organisation.document_number or NUMBER_BLANK
    return {
        "приложение.листов": str(sheets) if sheets else BLANK_SHEETS,
        "приложение.к_письму": f"от {dated} № {numbered}",
    }


def vice_governor_values(organisation: Organisation) -> dict[str, str]:
    """Return the addressee's requisites of a letter to the vice-governor (п. 10, 11)."""
    return addressee_values(vice_governor(organisation))


def arms_of(organisation: Organisation, image: bytes | None) -> dict[str, Picture | Chart]:
    """Return the coat of arms for the first page; none on a ready form."""
    if image is None or organisation.ready_form:
        return {}
    return {"герб": Picture(image, "Герб Ленинградской области", ARMS_MM)}
