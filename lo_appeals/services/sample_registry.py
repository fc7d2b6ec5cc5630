"""What has happened in the made-up region's registry: lists received, changes told, people away.

Days are counted back from the clock's day, so that some terms run, some are over and some were
missed whenever the region is opened.
"""

from datetime import date, timedelta
from pathlib import Path

from lo_appeals.domain.bodies import Body, BodyType
from lo_appeals.domain.officials import PRINCIPAL, Appointment, Office, Place
from lo_appeals.domain.registry import (
    ActStatus,
    ChangeNotice,
    Consultation,
    FirstList,
    GivenBy,
    OwnAct,
    Voting,
)
from lo_appeals.exchange.contacts_parsing import contact
from lo_appeals.exchange.sample_people import FIRST_DAY, ORDER_DATE, SILENT, write_contacts
from lo_appeals.exchange.sample_region import REGION_OF
from lo_appeals.services.office import Office as Services
from lo_appeals.services.records import NewBody
from lo_appeals.services.registry_seats import Told

CONTACTS_FILE = "Пример контактов.xlsx"
DAY = timedelta(days=1)
# п. 4: days from the order to each committee's list; the tenth day is a Thursday, in time.
_LISTS = (3, 4, 7, 8, 8, 9, 10, 10, 10, 14, 4, 23)
_EVERY = 13  # one body of so many did not confirm its data for long
_YOUNG = f"Комитет по туризму {REGION_OF}"
_GONE = f"Управление по делам молодёжи {REGION_OF}"
_HEALTH, _SCHOOLS, _ROADS, _HOUSING, _INSPECTION, _SOCIAL = range(6)  # committees by their order
_CULTURE = 9


def fill_registry(office: Services, folder: Path) -> None:
    """Write the made-up officials and what happened to them into a base that has none."""
    file = write_contacts(folder / CONTACTS_FILE)
    office.registry.contacts.apply(office.registry.contacts.read(file, FIRST_DAY))
    filling = _Filling(office)
    filling.lists()
    filling.details()
    filling.changes()
    filling.absences()
    filling.acts()
    filling.help_given()
    filling.votings()
    filling.bodies_come_and_go()


class _Filling:
    """Writes by the same services as the clerk does."""

    def __init__(self, office: Services) -> None:
        self._office, self._registry = office, office.registry
        self._today = office.clock().date()
        self._bodies = sorted(office.bodies.listed(), key=lambda one: one.id)
        self._committees = [one for one in self._bodies if one.type is BodyType.EXECUTIVE]
        self._towns = [one for one in self._bodies if one.type is BodyType.MUNICIPAL]

    def _ago(self, days: int) -> date:
        return self._today - DAY * days

    def _who(self, body: Body, office: Office, rank: int = PRINCIPAL) -> Appointment:
        """Return who is in the first seat of an office today."""
        people = self._registry.card(body.id).appointments
        place = Place(body.id, office, 1, rank)
        return next(one for one in people if one.place == place and one.holds(self._today))

    def lists(self) -> None:
        """п. 4: most lists came in time, two of them late."""
        for number, (body, days) in enumerate(zip(self._committees, _LISTS, strict=True), 1):
            day = ORDER_DATE + DAY * days
            if day <= self._today:
                incoming = f"01-22-{410 + number * 7}/2021"
                self._registry.clocks.receive_list(FirstList(body.id, day, incoming, "", 0))

    def details(self) -> None:
        """Committees have an address and a phone; most bodies have confirmed their people."""
        for number, body in enumerate(self._committees, 1):
            self._registry.notes.edit_details(
                body.id, 0, address=f"г. Светлоозёрск, ул. Выдуманная, д. {number}",
                phone=f"(813) 000-{number:02}-00", email=f"info@organ{number}.priozerie.example",
            )  # fmt: skip
        days = {}
        for number, body in enumerate(self._bodies, 1):
            if not any(silent in body.name for silent in SILENT):
                months = 9 if number % _EVERY == 0 else 1
                days[body.id] = self._ago(30 * months + number % 17)
        self._registry.notes.confirm_all(days)

    def changes(self) -> None:
        """п. 5: told in time, told late, not told yet, not told and over."""
        seats = self._registry.officials
        health = self._who(self._committees[_HEALTH], Office.RESPONSIBLE)
        new = contact("Чередай Мирон Глебович", health.contact.position, "(813) 000-01-11",
                      "cheredai.mg@organ1.priozerie.example")  # fmt: skip
        seats.appoint(health.place, new, self._ago(24), None, Told(self._ago(22), "01-22-88"))

        roads = self._who(self._committees[_ROADS], Office.EXECUTOR)
        new = contact("Кувшинцева Ева Демидовна", roads.contact.position, "(813) 000-03-11",
                      "kuvshintseva.ed@organ3.priozerie.example")  # fmt: skip
        seats.appoint(roads.place, new, self._ago(30), None, Told(self._ago(9), "01-22-97"))

        housing = self._who(self._committees[_HOUSING], Office.VOTING)
        seats.end(
            housing.id, housing.version, self._ago(16), "перешёл на другую работу", Told(None)
        )

        schools = self._who(self._committees[_SCHOOLS], Office.EXECUTOR)
        phone = contact(schools.contact.name, schools.contact.position, "(813) 000-02-77",
                        schools.contact.email_typed)  # fmt: skip
        seats.change(schools.id, schools.version, phone, self._ago(1), Told(None))

        culture = self._committees[_CULTURE]
        self._registry.clocks.record(ChangeNotice(
            0, culture.id, self._who(culture, Office.EXECUTOR).id, "Изменена почта исполнителя",
            self._ago(43), self._ago(40), "01-22-61", "получено по почте", 0,
        ))  # fmt: skip

    def absences(self) -> None:
        """One principal is away and the substitute answers; at another body both are away."""
        away = self._registry.absences.record
        social = self._who(self._committees[_SOCIAL], Office.RESPONSIBLE)
        away(social.id, self._ago(4), self._ago(-9), "отпуск")
        inspection = self._committees[_INSPECTION]
        for rank, reason in ((PRINCIPAL, "командировка"), (PRINCIPAL + 1, "болезнь")):
            who = self._who(inspection, Office.EXECUTOR, rank)
            away(who.id, self._ago(2), self._ago(-3), reason)
        town = self._who(self._towns[0], Office.RESPONSIBLE)
        away(town.id, self._ago(40), self._ago(27), "отпуск")

    def acts(self) -> None:
        """Order item 4: some municipalities have their own act, some told that they have none."""
        for number, town in enumerate(self._towns[:6], 1):
            self._registry.notes.set_act(OwnAct(
                town.id, ActStatus.ADOPTED, "постановление администрации", f"{117 + number * 31}-п",
                date(2022, number, 11), "", "",
            ))  # fmt: skip
        for town in self._towns[6:9]:
            note = "проект на согласовании"
            self._registry.notes.set_act(OwnAct(town.id, ActStatus.NOT_ADOPTED, note=note))

    def help_given(self) -> None:
        """Order item 2: what the committee and the project office explained, to whom."""
        for body, days, side, about in (
            (
                self._committees[_ROADS],
                21,
                GivenBy.COMMITTEE,
                "Перенос срока и как его подтвердить",
            ),
            (self._towns[1], 12, GivenBy.PROJECT_OFFICE, "Распределение сообщений по исполнителям"),
            (self._towns[7], 6, GivenBy.COMMITTEE, "Типовая форма собственного правового акта"),
        ):
            who = self._who(body, Office.EXECUTOR).contact.name
            help_ = Consultation(0, body.id, self._ago(days), side, about, who, 0)
            self._registry.notes.consulted(help_)

    def votings(self) -> None:
        """п. 4, 9: a voting that is over and one that runs."""
        roads, city = self._committees[_ROADS], self._towns[-1]
        for new in (
            Voting(0, "Какую дорогу ремонтировать первой", "опрос", roads.id,
                   self._who(roads, Office.VOTING).contact.name, self._ago(60), self._ago(31), 1842,
                   "дорога Светлоозёрск – Рябинка"),
            Voting(0, "Название нового сквера у озера", "голосование", city.id,
                   self._who(city, Office.EXECUTOR).contact.name, self._ago(8), self._ago(-13),
                   None, ""),
        ):  # fmt: skip
            self._office.votings.save(new)

    def bodies_come_and_go(self) -> None:
        """A body was made and its list is awaited; another became a part of a committee."""
        self._office.bodies.add(NewBody(_YOUNG, BodyType.EXECUTIVE, "Комтуризм"), self._ago(26))
        added = self._office.bodies.add(NewBody(_GONE, BodyType.EXECUTIVE, "Молодёжь"), FIRST_DAY)
        gone = self._office.bodies.get(added.ids[0])
        who = contact("Росинцев Лев Фомич", "главный специалист", "(813) 000-90-01",
                      "rosintsev.lf@organ90.priozerie.example")  # fmt: skip
        self._registry.officials.appoint(Place(gone.id, Office.EXECUTOR), who, FIRST_DAY)
        into = self._committees[_CULTURE].id
        self._office.bodies.merge(gone.id, into, self._ago(75), gone.version)
