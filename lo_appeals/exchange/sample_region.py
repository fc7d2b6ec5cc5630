"""A region that does not exist: its bodies, what people write about, and who answers.

Every name is made up. It serves the demonstration and tests; no rule of the program hangs on it.
"""

from dataclasses import dataclass
from functools import cache
from random import Random

from lo_appeals.domain.bodies import BodyType
from lo_appeals.exchange.directory import DirectoryBody

REGION = "Приозёрная область"
REGION_OF = "Приозёрной области"

_COMMITTEES = (
    ("Комитет по здравоохранению", "Комздрав"),
    ("Комитет образования", "Комобр"),
    ("Комитет по дорожному хозяйству и транспорту", "Комдор"),
    ("Комитет по жилищно-коммунальному хозяйству", "КомЖКХ"),
    ("Комитет государственного жилищного надзора", "Жилнадзор"),
    ("Комитет по социальной защите населения", "Комсоц"),
    ("Комитет по природным ресурсам и обращению с отходами", "Комприроды"),
    ("Комитет по топливно-энергетическому комплексу", "КомТЭК"),
    ("Комитет цифрового развития", "Комцифры"),
    ("Комитет по культуре и спорту", "Комкульт"),
    ("Комитет градостроительной политики", "Комград"),
    ("Управление ветеринарии", "Ветуправление"),
)
_HEALTH, _SCHOOLS, _ROADS, _HOUSING, _INSPECTION, _SOCIAL, _NATURE, _FUEL = range(8)
_DIGITAL, _CULTURE, _TOWNS, _VETS = range(8, 12)
_DISTRICTS = (
    "Журавлинский", "Белокаменецкий", "Рябинский", "Тихоплёсский", "Ольхоборский", "Полозерский",
    "Мхоборский", "Ветлозерский", "Клюквинский", "Чернобродский", "Дальноозерский", "Ягодновский",
    "Камышовский", "Глуховежский", "Звонореченский", "Старобродский", "Липоборский",
)  # fmt: skip
_CITY = "Светлоозёрский"


class Dice(Random):
    """Seeded chance: the same seed gives the same region."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a message is about; `desk` names the group of bodies that answer such messages."""

    category: str
    subcategory: str
    fact: str
    weight: int
    fast_percent: int  # how many of a hundred go in the accelerated order
    desk: str


TOPICS = (
    Topic("Медицина", "Электронная запись на прием к врачу", "Нет талонов", 120, 95, "health"),
    Topic("Медицина", "Медицинская карта", "Медицинская карта", 90, 95, "health"),
    Topic("Медицина", "Больничный лист", "Не закрыт больничный лист", 50, 95, "health"),
    Topic("Медицина", "Льготное лекарственное обеспечение", "Нет лекарства", 40, 80, "health"),
    Topic("Автомобильные дороги", "Ямы, выбоины", "Яма на дороге", 90, 60, "roads"),
    Topic("Автомобильные дороги", "Уборка снега", "Не убран снег", 70, 90, "roads"),
    Topic("Автомобильные дороги", "Освещение дорог", "Не горит фонарь", 50, 80, "municipal"),
    Topic("Автомобильные дороги", "Дорожные знаки, разметка", "Нет знака", 25, 40, "roads"),
    Topic("Дворы и территории общего пользования", "Детские площадки", "Сломано оборудование",
          60, 60, "municipal"),
    Topic("Дворы и территории общего пользования", "Брошенный автомобиль", "-", 30, 30,
          "municipal"),
    Topic("Дворы и территории общего пользования", "Угроза падения льда с крыш", "Лёд на крыше",
          30, 95, "municipal"),
    Topic("Мусор", "Контейнерные площадки", "Контейнер переполнен", 90, 90, "waste"),
    Topic("Мусор", "Свалки (двор, лес, дорога)", "Свалка в лесу", 45, 50, "waste"),
    Topic("Многоквартирные дома", "Отопление", "Холодно в квартире", 70, 90, "housing"),
    Topic("Многоквартирные дома", "Управляющая компания", "Иное", 50, 30, "inspection"),
    Topic("Многоквартирные дома", "Капитальный ремонт", "Иное", 25, 10, "inspection"),
    Topic("Теплоснабжение", "Нет отопления", "Авария на сети", 35, 95, "housing"),
    Topic("Водоснабжение", "Нет воды", "Нет воды", 45, 90, "housing"),
    Topic("Электроснабжение", "Перебои", "Отключение света", 30, 90, "fuel"),
    Topic("Газоснабжение", "Социальная газификация", "Сроки подключения", 25, 20, "fuel"),
    Topic("Общественный транспорт", "Расписание", "Автобус не пришёл", 60, 80, "transport"),
    Topic("Образование", "Поступление", "Место в детском саду", 50, 50, "schools"),
    Topic("Образование", "Питание", "Качество питания", 25, 80, "schools"),
    Topic("Образование", "Электронный дневник", "Не открывается дневник", 25, 90, "schools"),
    Topic("Социальное обслуживание и защита", "Выплаты и пособия", "Задержка выплаты", 60, 60,
          "social"),
    Topic("МФЦ «Мои документы»", "Очередь", "Долгое ожидание", 20, 70, "digital"),
    Topic("Связь и телевидение", "Интернет", "Нет связи", 20, 30, "digital"),
    Topic("Культура", "Библиотеки", "Другое", 12, 40, "culture"),
    Topic("Строительство", "Разрешение на строительство", "-", 15, 5, "towns"),
    Topic("Ветеринария", "Безнадзорные животные", "Стая собак", 30, 60, "vets"),
    Topic("Иное", "-", "-", 30, 30, "municipal"),
)  # fmt: skip

# Institutions of a district, with {} for it; then those that there is one of: name, short name,
# type, the committee above or None, the desk.
_HOSPITAL = "ГБУЗ ПО «{} межрайонная больница»"
_UTILITY = "МКУ «{} служба заказчика»"
_SCHOOL = "МБОУ «{} средняя школа № 1»"
_SINGLE = (
    ("ГБУЗ ПО «Приозёрная областная больница»", "ПОБ", BodyType.INSTITUTION, _HEALTH, "health"),
    ("ГБУЗ ПО «Станция скорой помощи»", "ССП", BodyType.INSTITUTION, _HEALTH, "health"),
    ("ГКУ «Приозёрдор»", "Приозёрдор", BodyType.INSTITUTION, _ROADS, "roads"),
    ("ГКУ «Организатор перевозок»", "ГКУ ОП", BodyType.INSTITUTION, _ROADS, "transport"),
    ("ГБУ «Приозёрный многофункциональный центр»", "МФЦ", BodyType.INSTITUTION, _DIGITAL,
     "digital"),
    ("ГКУ «Центр социальной защиты населения»", "ЦСЗН", BodyType.INSTITUTION, _SOCIAL, "social"),
    ("ГБУ «Станция по борьбе с болезнями животных»", "СББЖ", BodyType.INSTITUTION, _VETS, "vets"),
    ("АО «Чистое Приозёрье»", "Регоператор", BodyType.OTHER, None, "waste"),
    ("АО «Тепло Приозёрья»", "Тепло Приозёрья", BodyType.OTHER, None, "housing"),
    ("ГУП «Водоканал Приозёрья»", "Водоканал", BodyType.OTHER, None, "housing"),
)  # fmt: skip
_LOCAL = (  # how many of each, the name, the short name, the committee above or None
    (12, _HOSPITAL, "{} МБ", _HEALTH),
    (10, _UTILITY, "{} служба заказчика", None),
    (8, _SCHOOL, "{} школа № 1", None),
)
# In the export, but in no directory: the clerk has to say whose they are.
STRANGERS = (
    "МАУ «Парк «Три сосны» города Светлоозёрска»",
    "ООО «Управляющая компания «Ладный двор»",
)
_SURNAMES = (
    "Понарошкин", "Выдумкин", "Небывальцев", "Придумайлов", "Невзаправдин", "Образцов-Пробный",
    "Вымышленников", "Примеров-Условный",
)  # fmt: skip
_FORENAMES = ("Пример Образцович", "Образец Примерович", "Макет Черновикович", "Эскиз Макетович")


def _committee(number: int) -> str:
    return f"{_COMMITTEES[number][0]} {REGION_OF}"


def _administration(district: str) -> str:
    kind = "городского округа" if district == _CITY else "муниципального района"
    return f"Администрация {district[:-2]}ого {kind} {REGION_OF}"


def _municipal(district: str) -> DirectoryBody:
    kind = "городской округ" if district == _CITY else "муниципальный район"
    return DirectoryBody(
        _administration(district),
        f"{district} {'округ' if district == _CITY else 'район'}",
        BodyType.MUNICIPAL,
        aliases=(
            f"Администрация муниципального образования «{district} {kind}» {REGION_OF}",
            f"Администрация МО {district} {kind}",
        ),
    )


def _feminine(district: str) -> str:
    return district[:-2] + "ая"


@cache
def fictional_bodies() -> tuple[DirectoryBody, ...]:
    """Return the directory of the made-up region: 12 committees, 18 administrations, 40 others."""
    found = [
        DirectoryBody(_committee(number), short, BodyType.EXECUTIVE)
        for number, (_, short) in enumerate(_COMMITTEES)
    ]
    found += [_municipal(district) for district in (*_DISTRICTS, _CITY)]
    found += [
        DirectoryBody(name, short, kind, "" if parent is None else _committee(parent))
        for name, short, kind, parent, _ in _SINGLE
    ]
    for count, pattern, short, parent in _LOCAL:
        for district in _DISTRICTS[:count]:
            above = _administration(district) if parent is None else _committee(parent)
            name, called = (one.format(_feminine(district)) for one in (pattern, short))
            found.append(DirectoryBody(name, called, BodyType.INSTITUTION, above))
    return tuple(found)


@cache
def desks() -> dict[str, tuple[str, ...]]:
    """Return for each group of topics the bodies that answer, the busiest first."""
    single: dict[str, list[str]] = {}
    for name, _, _, _, desk in _SINGLE:
        single.setdefault(desk, []).append(name)
    towns = [_administration(district) for district in (*_DISTRICTS[:4], _CITY, *_DISTRICTS[4:])]
    hospitals = [_HOSPITAL.format(_feminine(district)) for district in _DISTRICTS[:12]]
    utilities = [_UTILITY.format(_feminine(district)) for district in _DISTRICTS[:10]]
    schools = [_SCHOOL.format(_feminine(district)) for district in _DISTRICTS[:8]]
    made = {
        "municipal": [*towns, *STRANGERS],
        "health": [*single["health"], *hospitals, _committee(_HEALTH)],
        "roads": [*single["roads"], *towns[:10], _committee(_ROADS)],
        "transport": [*single["transport"], _committee(_ROADS)],
        "waste": [*single["waste"], *towns, _committee(_NATURE)],
        "housing": [*single["housing"], *utilities, *towns[10:], _committee(_HOUSING)],
        "inspection": [_committee(_INSPECTION)],
        "fuel": [_committee(_FUEL)],
        "schools": [*towns[:6], *schools, _committee(_SCHOOLS)],
        "social": [*single["social"], _committee(_SOCIAL)],
        "digital": [*single["digital"], _committee(_DIGITAL)],
        "culture": [_committee(_CULTURE)],
        "towns": [_committee(_TOWNS)],
        "vets": [*single["vets"], _committee(_VETS)],
    }
    return {desk: tuple(names) for desk, names in made.items()}


def official(number: int) -> str:
    """Return a made-up person; two spaces after the surname, as the portal writes some."""
    surname = _SURNAMES[number % len(_SURNAMES)]
    gap = "  " if number % 5 == 0 else " "
    return f"{surname}{gap}{_FORENAMES[number // len(_SURNAMES) % len(_FORENAMES)]}"
