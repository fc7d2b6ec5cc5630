"""What belongs to the organisation and not to the program: order, signer, addressees, habits.

No real person's name is a default (domain.md §0.7): what is empty makes a letter a draft.
"""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from lo_appeals.domain.appeals import Watch
from lo_appeals.domain.errors import UserError
from lo_appeals.domain.texts import fold


class RegisteredBy(Enum):
    """Which date of the export opens the term of п. 7."""

    REGISTERED_ON = "registered_on"  # «Дата регистрации», where the file has it
    RECEIVED = "received"  # always «Дата поступления»


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as the settings window and the command show it; `key` is the JSON key."""

    key: str
    title: str
    about: str
    group: str
    type: type
    low: int | None = None
    high: int | None = None


def setting(
    title: str, about: str, default: Any, *, low: int | None = None, high: int | None = None
) -> Any:
    """Declare an attribute of `Organisation`: title, explanation, bounds of a number.

    `high` of a text is how many characters it may have.
    """
    return dataclasses.field(
        default=default, metadata={"title": title, "about": about, "low": low, "high": high}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """The settings of the committee that uses the program. Empty text means «не указано»."""

    order_number: str = setting("Номер приказа", "Приказ, утвердивший Положение.", "")
    order_date: date | None = setting("Дата приказа", "Дата подписания приказа.", None)

    committee: str = setting(
        "Наименование комитета",
        "Полностью, в именительном падеже.",
        "Комитет общественных коммуникаций Ленинградской области",
    )
    committee_genitive: str = setting(
        "Наименование комитета в родительном падеже",
        "«приказом Комитета …».",
        "Комитета общественных коммуникаций Ленинградской области",
    )
    letterhead: str = setting(
        "Наименование на бланке",
        "Строками, как на угловом бланке.",
        "КОМИТЕТ\nОБЩЕСТВЕННЫХ КОММУНИКАЦИЙ\nЛЕНИНГРАДСКОЙ ОБЛАСТИ",
    )
    address: str = setting("Адрес на бланке", "Индекс, город, улица, дом.", "")
    phone: str = setting("Телефон на бланке", "Например: тел. (812) 000-00-00.", "")
    email: str = setting("Электронная почта на бланке", "Адрес электронной почты комитета.", "")
    ready_form: bool = setting(
        "Печатать на готовом бланке", "Угловой бланк и герб в письмо не выводятся.", False
    )
    qr_text: str = setting(
        "QR-код на первой странице",
        "Что прочтёт телефон: например, адрес для проверки документа. Пусто – письма без кода.",
        "",
        high=200,
    )
    document_date: str = setting(
        "Дата документа", "Пусто – место для даты: её ставит система документооборота.", ""
    )
    document_number: str = setting(
        "Номер документа", "Пусто – место для номера: его ставит система документооборота.", ""
    )

    signer_position: str = setting(
        "Должность подписанта", "Как в подписи письма.", "Председатель Комитета"
    )
    signer_name: str = setting("Подписант", "Фамилия, имя, отчество.", "")
    signer_short: str = setting("Подписант в подписи", "Инициалы перед фамилией: В.К. Озеров.", "")

    vice_governor_post: str = setting(
        "Должность вице-губернатора в дательном падеже",
        "Как в реквизите «Адресат».",
        "Вице-губернатору\nЛенинградской области\nпо внутренней политике",
    )
    vice_governor_name: str = setting(
        "Вице-губернатор в дательном падеже", "Инициалы после фамилии: Северову А.П.", ""
    )
    vice_governor_salutation: str = setting(
        "Обращение к вице-губернатору", "Например: Уважаемый Андрей Павлович!", ""
    )
    governor_post: str = setting(
        "Должность Губернатора в дательном падеже",
        "Как в реквизите «Адресат».",
        "Губернатору\nЛенинградской области",
    )
    governor_name: str = setting(
        "Губернатор в дательном падеже", "Инициалы после фамилии: Северову А.П.", ""
    )
    governor_salutation: str = setting(
        "Обращение к Губернатору", "Например: Уважаемый Андрей Павлович!", ""
    )

    executor_name: str = setting("Исполнитель", "Фамилия, имя, отчество исполнителя письма.", "")
    executor_phone: str = setting("Телефон исполнителя", "Печатается под исполнителем.", "")

    minimum_entries: int = setting(
        "Малое число обращений",
        "Органу, у которого обращений меньше, процент и место не выводятся.",
        5,
        low=1,
        high=1000,
    )
    stale_days: int = setting(
        "Данные устарели через, дней",
        "Если последняя выгрузка старше, об этом говорит каждый экран и письмо.",
        3,
        low=0,
        high=365,
    )
    registered_by: RegisteredBy = setting(
        "Регистрацией считается",
        "Дата регистрации, где она есть в выгрузке, или всегда дата поступления (п. 7).",
        RegisteredBy.REGISTERED_ON,
    )
    accelerated_topics: str = setting(
        "Темы ускоренного порядка",
        "Категории, подкатегории или факты через точку с запятой: 10 дней, где в выгрузке нет "
        "признака «Фаст-трек» (п. 7).",
        "",
    )
    declined_statuses: str = setting(
        "Статусы отказа модератора",
        "Статусы портала через точку с запятой: обращения с ними не входят ни в один показатель.",
        "Отклонено модератором",
    )
    import_personal: bool = setting(
        "Загружать заявителя и текст обращения", "Персональные данные граждан.", False
    )
    report_working_day: int = setting(
        "Отчёт за месяц готов к рабочему дню",
        "Какой по счёту рабочий день следующего месяца (п. 11; в Положении день не назван).",
        5,
        low=1,
        high=20,
    )
    watch_share: int = setting(
        "Скоро срок: истекло, % срока", "80 % – это 24-й день из 30.", 80, low=1, high=100
    )
    watch_days: int = setting(
        "Скоро срок: осталось, дней", "Не позже, чем за столько дней до срока.", 0, low=0, high=30
    )
    very_late_days: int = setting(
        "Просрочено давно: больше, дней", "Столько дней после срока.", 10, low=1, high=365
    )
    silent_days: int = setting(
        "Орган давно не отвечает: дней", "Столько дней нет ни одного ответа.", 14, low=1, high=365
    )

    confirm_months: int = setting(
        "Сведения об ответственных подтверждаются раз в, месяцев",
        "Орган, который не подтверждал их дольше, получает замечание; 0 – не следить.",
        6,
        low=0,
        high=60,
    )

    reminder_interval: int = setting(
        "Между напоминаниями не меньше, дней",
        "Раньше повторное напоминание и срок ответа на письмо не назначаются.",
        7,
        low=1,
        high=60,
    )
    reminder_ahead: int = setting(
        "Напоминать о сроке за, дней",
        "В напоминание входят обращения, срок которых истёк или истекает за столько дней.",
        5,
        low=0,
        high=30,
    )

    @property
    def topics(self) -> frozenset[str]:
        """Topics of the accelerated order, folded to be compared."""
        return frozenset(_words(self.accelerated_topics))

    @property
    def declined(self) -> tuple[str, ...]:
        """Beginnings of the statuses by which the moderator declines, folded to be compared."""
        return _words(self.declined_statuses)

    @property
    def watch(self) -> Watch:
        """When an open entry is at risk and when it is very late."""
        return Watch(self.watch_share, self.watch_days, self.very_late_days)

    def missing(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Return the titles of those settings of `keys` that are empty, in their order."""
        titles = {found.key: found.title for found in settings()}
        return tuple(titles[key] for key in keys if getattr(self, key) in ("", None))


def _words(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(fold, text.split(";"))))


GROUPS = {
    "order_number": "Приказ",
    "committee": "Комитет и бланк",
    "signer_position": "Подписант",
    "vice_governor_post": "Адресаты",
    "executor_name": "Исполнитель",
    "minimum_entries": "Порядок работы",
}
_TYPES = {"order_date": date, "registered_by": RegisteredBy}


@cache
def settings() -> tuple[Setting, ...]:
    """Return every setting in the order of the window, with the group it stands in."""
    found, group = [], ""
    for field in dataclasses.fields(Organisation):
        group = GROUPS.get(field.name, group)
        kind = _TYPES.get(field.name, type(field.default))
        found.append(Setting(key=field.name, group=group, type=kind, **field.metadata))
    return tuple(found)


def to_json(organisation: Organisation) -> dict[str, str | int | bool | None]:
    """Return the settings as plain JSON values: dates `YYYY-MM-DD`, an empty date null."""
    return {found.key: _plain(getattr(organisation, found.key)) for found in settings()}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def with_json(organisation: Organisation, values: Mapping[str, Any]) -> Organisation:
    """Return `organisation` with the settings named in `values` replaced.

    Raises:
        UserError: an unknown key or an unfit value, named.
    """
    known = {found.key: found for found in settings()}
    unknown = [key for key in values if key not in known]
    if unknown:
        raise UserError(
            f"Настройки «{unknown[0]}» нет.", "Список настроек печатает команда settings."
        )
    changes = {key: _typed(known[key], value) for key, value in values.items()}
    return dataclasses.replace(organisation, **changes)


def _typed(found: Setting, value: Any) -> Any:
    """Return `value` of JSON as the type of the setting; UserError where it does not fit."""
    try:
        return _parsed(found, value)
    except (TypeError, ValueError) as error:
        raise UserError(
            f"Настройка «{found.title}» ({found.key}): значение {value!r} не подходит.",
            found.about,
        ) from error


def _parsed(found: Setting, value: Any) -> Any:
    if found.type is date:
        return date.fromisoformat(value) if value else None
    if found.type is RegisteredBy:
        return RegisteredBy(value)
    if type(value) is not found.type:  # True is an int, and must not pass for a number
        raise TypeError(found.key)
    if isinstance(value, str):
        if found.high is not None and len(value) > found.high:
            raise ValueError(found.key)
        return value.encode().decode().strip()  # half a character cannot be kept
    if isinstance(value, int) and not (found.low or 0) <= value <= (found.high or value):
        raise ValueError(found.key)
    return value
