"""The made-up region's officials: three offices a body, their phones and addresses, their gaps.

Nobody of it exists: surnames are put together of water and weeds, phones have a subscriber's number
that begins with 000 and is given to nobody, addresses end in «.example», which no domain may.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.columns import Column, Kind
from lo_appeals.domain.officials import Office
from lo_appeals.exchange.directory import DirectoryBody
from lo_appeals.exchange.sample_region import REGION, Dice, fictional_bodies
from lo_appeals.exchange.writing import write_table

ORDER_DATE = date(2021, 11, 15)  # of the made-up order
FIRST_DAY, LAST_DAY = date(2021, 11, 22), date(2023, 10, 2)  # between them people were appointed
DAY = timedelta(days=1)
NOTE = f"Ответственные за работу с обращениями из Единого портала, {REGION} (вымышленная)"
COLUMNS = (
    Column("body", "Орган", 50), Column("office", "Кем является", 34),
    Column("instead_of", "Замещает", 28), Column("position", "Должность", 40),
    Column("name", "ФИО", 34), Column("phone", "Телефон", 24),
    Column("email", "E-mail", 34), Column("first", "Работает с", 11, Kind.DATE),
)  # fmt: skip

_MEN = (
    "Тростинцев", "Камышатов", "Осокорин", "Плёсин", "Заводьев", "Ряскин", "Кувшинцев", "Омутов",
    "Окунцев", "Сиговин", "Налимский", "Щурёнков", "Валунцев", "Мшаников", "Протокин", "Лодейщиков",
    "Невидальцев", "Туманский", "Росинцев", "Берегинцев", "Чередай", "Пескарь", "Заозёрных",
    "Примерновский", "Лещинко",
)  # fmt: skip
_WOMEN = (
    "Тростинцева", "Камышатова", "Осокорина", "Плёсина", "Заводьева", "Ряскина", "Кувшинцева",
    "Омутова", "Окунцева", "Сиговина", "Налимская", "Щурёнкова", "Валунцева", "Мшаникова",
    "Протокина", "Лодейщикова", "Невидальцева", "Туманская", "Росинцева", "Берегинцева", "Чередай",
    "Пескарь", "Заозёрных", "Примерновская", "Лещинко",
)  # fmt: skip
_HIS = (
    "Авенир", "Борис", "Вадим", "Глеб", "Демид", "Егор", "Захар", "Игнат", "Кирилл", "Лев",
    "Макар", "Никита", "Олег", "Пётр", "Роман", "Савелий", "Тимофей", "Фёдор", "Эдуард", "Яков",
)  # fmt: skip
_HER = (
    "Агния", "Белла", "Вера", "Галина", "Дарья", "Ева", "Жанна", "Зоя", "Инна", "Клара", "Любовь",
    "Майя", "Нелли", "Ольга", "Полина", "Рената", "Софья", "Таисия", "Ульяна", "Эмма",
)  # fmt: skip
_FATHERS = (
    ("Авенирович", "Авенировна"), ("Борисович", "Борисовна"), ("Вадимович", "Вадимовна"),
    ("Глебович", "Глебовна"), ("Захарович", "Захаровна"), ("Игнатьевич", "Игнатьевна"),
    ("Кириллович", "Кирилловна"), ("Львович", "Львовна"), ("Макарович", "Макаровна"),
    ("Никитич", "Никитична"), ("Олегович", "Олеговна"), ("Петрович", "Петровна"),
    ("Романович", "Романовна"), ("Савельевич", "Савельевна"), ("Фомич", "Фоминична"),
    ("Эдуардович", "Эдуардовна"), ("Яковлевич", "Яковлевна"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """One row of the contact list; `instead_of` is the principal whom a substitute stands for."""

    body: str
    office: Office
    instead_of: str
    position: str
    name: str
    phone: str
    email: str
    first: date


@dataclass(frozen=True, slots=True)
class _Seat:
    """What people of one office of one type of body are called."""

    office: Office
    position: str
    substitute: str = ""  # '' where nobody stands for them


_COMMITTEE = (
    _Seat(Office.RESPONSIBLE, "заместитель председателя комитета",
          "первый заместитель председателя комитета"),
    _Seat(Office.EXECUTOR, "начальник отдела по работе с обращениями", "главный специалист отдела"),
    _Seat(Office.EXECUTOR, "консультант отдела", "ведущий специалист отдела"),
    _Seat(Office.VOTING, "начальник сектора общественных голосований", "главный специалист"),
)  # fmt: skip
_DEPARTMENT = (
    _Seat(Office.RESPONSIBLE, "заместитель начальника управления",
          "первый заместитель начальника управления"),
    _Seat(Office.EXECUTOR, "главный специалист", "ведущий специалист"),
    _Seat(Office.VOTING, "консультант", "главный специалист"),
)  # fmt: skip
_TOWN = (
    _Seat(Office.RESPONSIBLE, "заместитель главы администрации", "управляющий делами"),
    _Seat(Office.EXECUTOR, "начальник общего отдела", "ведущий специалист общего отдела"),
)
_HOSPITAL = (
    _Seat(Office.RESPONSIBLE, "заместитель главного врача"),
    _Seat(Office.EXECUTOR, "специалист по связям с общественностью"),
)
_WORKPLACE = (_Seat(Office.EXECUTOR, "заместитель директора"),)
# What is amiss in the list, so that every kind of remark has its body: the body's place among the
# committees, the office, and the column with what stands in it. «name»: the row is not there.
_SLIPS: dict[tuple[int, Office, bool], dict[str, str]] = {
    (6, Office.RESPONSIBLE, False): {"position": "главный специалист отдела"},
    (7, Office.VOTING, False): {"name": ""},
    (7, Office.VOTING, True): {"name": ""},
    (9, Office.VOTING, True): {"name": ""},
    (10, Office.EXECUTOR, False): {"email": "otdel@gorod"},
    (11, Office.EXECUTOR, True): {"phone": "00-12", "email": ""},
}
SILENT = ("Глуховежск", "«Мхоборская средняя школа № 1»")  # bodies that never named anybody


def fictional_people(seed: int = 1) -> tuple[Person, ...]:
    """Return everybody whom the made-up bodies named; the same for the same seed."""
    chance, taken = Dice(f"people {seed}"), set[str]()
    found: list[Person] = []
    committees = 0
    for number, body in enumerate(fictional_bodies()):
        executive = body.type is BodyType.EXECUTIVE
        if not any(silent in body.name for silent in SILENT):
            found += _people(body, number, committees if executive else -1, chance, taken)
        committees += executive
    return tuple(found)


def write_contacts(path: Path) -> Path:
    """Write the contact list as a region sends it: XLSX with a title above its headings."""
    rows = [
        (one.body, _role(one), one.instead_of, one.position, one.name, one.phone, one.email,
         one.first)
        for one in fictional_people()
    ]  # fmt: skip
    return write_table(path, "Контакты", NOTE, COLUMNS, rows)


def _role(one: Person) -> str:
    return f"Замещающий {one.office.of}" if one.instead_of else one.office.title


def _people(
    body: DirectoryBody, number: int, committee: int, chance: Dice, taken: set[str]
) -> Iterator[Person]:
    line = 1
    for seat in _seats(body):
        principal = ""
        for position in filter(None, (seat.position, seat.substitute)):
            substitute = position is not seat.position
            name = _name(chance, taken)
            made = Person(
                body.name, seat.office, principal, position, name,
                f"(813) 000-{number + 1:02}-{line:02}", f"{_latin(name)}@{_domain(number)}",
                FIRST_DAY + DAY * chance.randrange((LAST_DAY - FIRST_DAY).days),
            )  # fmt: skip
            line += 1
            slip = _SLIPS.get((committee, seat.office, substitute), {})
            if "name" not in slip:
                yield _slipped(made, slip)
                principal = principal or name


def _slipped(one: Person, slip: dict[str, str]) -> Person:
    return Person(
        one.body, one.office, one.instead_of, slip.get("position", one.position), one.name,
        slip.get("phone", one.phone), slip.get("email", one.email), one.first,
    )  # fmt: skip


def _seats(body: DirectoryBody) -> Sequence[_Seat]:
    if body.type is BodyType.EXECUTIVE:
        return _DEPARTMENT if body.name.startswith("Управление") else _COMMITTEE
    if body.type is BodyType.MUNICIPAL:
        return _TOWN
    return _HOSPITAL if "больница" in body.name else _WORKPLACE


def _name(chance: Dice, taken: set[str]) -> str:
    """Return a full name that nobody of the region has yet."""
    while True:
        man = chance.random() < 0.45
        name = " ".join((
            chance.choice(_MEN if man else _WOMEN), chance.choice(_HIS if man else _HER),
            chance.choice(_FATHERS)[0 if man else 1],
        ))  # fmt: skip
        if name not in taken:
            taken.add(name)
            return name


_LATIN = dict(zip(
    "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    ("a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s",
     "t", "u", "f", "kh", "ts", "ch", "sh", "sch", "", "y", "", "e", "yu", "ya"),
    strict=True,
))  # fmt: skip


def _latin(name: str) -> str:
    """Return «ryaskina.vg» for «Ряскина Вера Глебовна»."""
    surname, *others = name.casefold().replace("ё", "е").split()
    initials = "".join(_LATIN[one[0]][:1] for one in others)
    return "".join(_LATIN[letter] for letter in surname) + f".{initials}"


def _domain(number: int) -> str:
    return f"organ{number + 1}.priozerie.example"
