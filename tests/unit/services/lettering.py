"""A small region for letters: four bodies, entries late, near and postponed, officials."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from lo_appeals.domain.appeals import PortalFacts
from lo_appeals.domain.bodies import BodyType
from lo_appeals.domain.officials import Contact, Office, Place
from lo_appeals.domain.registry import ChangeNotice, FirstList
from lo_appeals.domain.timeliness import Period
from lo_appeals.services.letters import Batch
from lo_appeals.services.letters_plan import LetterOrder
from lo_appeals.services.records import NewBody
from tests.unit.services.working import Work, facts

OCTOBER = Period.month(2026, 10)
DATA = date(2026, 11, 22)
NOW = datetime(2026, 11, 23, 10, 0)
ROADS, HEALTH = "Комитет по дорожному хозяйству", "Комитет по здравоохранению"
TOWN, HOSPITAL = "Администрация Лесного муниципального района", "ГБУЗ «Лесная больница»"
TYPES = {ROADS: BodyType.EXECUTIVE, HEALTH: BodyType.EXECUTIVE, TOWN: BodyType.MUNICIPAL,
         HOSPITAL: BodyType.INSTITUTION}  # fmt: skip
SETTINGS: dict[str, Any] = {
    "order_number": "00", "order_date": "2021-11-15", "signer_name": "Озеров Вадим Кириллович",
    "signer_short": "В.К. Озеров", "vice_governor_name": "Северову А.П.",
    "vice_governor_salutation": "Уважаемый Андрей Павлович!", "governor_name": "Полярному И.И.",
    "governor_salutation": "Уважаемый Иван Иванович!",
    "executor_name": "Лаптева Ирина Сергеевна", "executor_phone": "(812) 000-00-01",
    "address": "190000, ул. Примерная, д. 1", "phone": "тел.", "email": "kok@example.ru",
}  # fmt: skip


def rows() -> list[PortalFacts]:
    """Return October's entries: two late and one postponed at the roads, one late elsewhere."""
    return [
        facts(101, date(2026, 9, 1), org_current=ROADS, answered=date(2026, 10, 5)),
        facts(102, date(2026, 9, 10), org_current=ROADS),
        facts(103, date(2026, 9, 11), org_current=ROADS, postponed=True),
        facts(104, date(2026, 10, 1), org_current=ROADS, answered=date(2026, 10, 20)),
        facts(201, date(2026, 9, 2), org_current=HEALTH, answered=date(2026, 9, 20)),
        facts(301, date(2026, 9, 3), org_current=TOWN, answered=date(2026, 10, 9)),
        facts(302, date(2026, 10, 26), org_current=TOWN),
        facts(401, date(2026, 9, 4), org_current=HOSPITAL),
    ]


def region(work: Work, extra: list[PortalFacts] | None = None) -> dict[str, int]:
    """Fill a base: settings, bodies, entries. Returns the ids of bodies by name."""
    work.now = NOW
    work.office.settings.set_from_json(SETTINGS)
    ids = {}
    for name, type_ in TYPES.items():
        ids[name] = work.office.bodies.add(NewBody(name, type_)).ids[0]
    work.load(rows() + (extra or []), DATA)
    return ids


def seat_official(
    work: Work, body_id: int, name: str = "Ковалёв Сергей Петрович",
    position: str = "заместитель председателя комитета", rank: int = 0,
) -> int:  # fmt: skip
    """Put a responsible official of a body, or a substitute; returns the body's id."""
    place = Place(body_id, Office.RESPONSIBLE, 1, rank)
    contact = Contact(name, position, "(812) 000-00-02", "+78120000002", "", "a@example.ru",
                      "a@example.ru")  # fmt: skip
    work.office.registry.officials.appoint(place, contact, date(2026, 1, 1))
    return body_id


def receive_list(work: Work, body_id: int, on: date) -> None:
    work.office.registry.clocks.receive_list(FirstList(body_id, on, "", "", 0))


def tell_change(work: Work, body_id: int, changed: date, told: date | None = None) -> None:
    work.office.registry.clocks.record(
        ChangeNotice(0, body_id, None, "назначен новый исполнитель", changed, told, "", "", 0)
    )


def make(work: Work, kind: str, out: Path, **more: Any) -> Batch:
    """Make letters of a kind; October where nothing else is asked."""
    order = LetterOrder(kind, more.pop("period", OCTOBER), out=out, **more)
    return work.office.letters.make(order)


def later(work: Work, days: int) -> None:
    """Let days pass."""
    work.now += timedelta(days=days)
