"""The whole of one session of work: opens the base, brings it up to date, holds the services."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from lo_appeals.domain.errors import UserError
from lo_appeals.domain.texts import name_key
from lo_appeals.exchange.directory import DirectoryBody, parse_bodies
from lo_appeals.paths import resources
from lo_appeals.services import rights, sharing
from lo_appeals.services.agenda import AgendaService
from lo_appeals.services.agenda_sources import Sources
from lo_appeals.services.ahead import AheadService
from lo_appeals.services.appeals import AppealsService
from lo_appeals.services.bodies import BodiesService
from lo_appeals.services.bulk import BulkService
from lo_appeals.services.causes import CausesService
from lo_appeals.services.changes_since import ChangesService
from lo_appeals.services.copies import BASE_KEY, CopiesService, copy_before_upgrade
from lo_appeals.services.deficiencies import DeficienciesService
from lo_appeals.services.desk import Clock, Desk
from lo_appeals.services.handover import HandOverService
from lo_appeals.services.imports import ImportsService
from lo_appeals.services.journal import JournalService
from lo_appeals.services.letters import LettersService
from lo_appeals.services.letters_late import LateLettersService
from lo_appeals.services.letters_month import MonthsService
from lo_appeals.services.listing import ListingService
from lo_appeals.services.log import Event
from lo_appeals.services.manual import ManualService
from lo_appeals.services.notes import NotesService
from lo_appeals.services.outgoing import OutgoingService
from lo_appeals.services.package import PackageService
from lo_appeals.services.personal import PersonalService
from lo_appeals.services.registry import RegistryService
from lo_appeals.services.registry_votings import VotingsService
from lo_appeals.services.repeats import RepeatsService
from lo_appeals.services.reports import ReportsService
from lo_appeals.services.retention import RetentionService
from lo_appeals.services.rule_changes import RuleChangesService
from lo_appeals.services.rules import RulesService, organisation
from lo_appeals.services.saved_filters import FiltersService
from lo_appeals.services.settings import SettingsService
from lo_appeals.services.sharing import Heard, Watcher
from lo_appeals.services.significance import SignificanceService
from lo_appeals.services.start import Entrance, enter, upgrade_trouble
from lo_appeals.services.surges import SurgesService
from lo_appeals.services.templates import TemplatesService
from lo_appeals.store import bodies, rules
from lo_appeals.store.bodies import NewBody
from lo_appeals.store.engine import Database
from lo_appeals.store.lock import Holder
from lo_appeals.store.upgrade import upgrade
from lo_appeals.system import account

BASE = "lo_appeals.sqlite"


class Office:
    """Services over one base. `folder` holds the base, copies and letters."""

    def __init__(
        self,
        folder: Path,
        clock: Clock = datetime.now,
        *,
        url: str = "",
        who: str = "",
        directory: Sequence[DirectoryBody] | None = None,
        holds: bool = False,
    ) -> None:
        """Open the base in `folder`, or at `url`; a new one gets the terms and a directory.

        `directory` are the bodies of a new base: the shipped starter directory where None. A
        window `holds` the base: others only read it then, and where another window already does,
        this one only reads (`holder`). Raises UserError where the base cannot be opened.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(
                f"Папка данных «{folder}» не создаётся.", "Укажите другую: --data ПАПКА."
            ) from error
        self.folder, self.clock = folder, clock
        self.entrance: Entrance | None = None
        if not url:
            me = Holder.me(who or account(), clock())
            self.entrance = enter(folder / BASE, me, window=holds)
        database = Database(url) if url else Database.at(folder / BASE)
        if self.entrance is not None:
            database.refuse = self.entrance.refuse
        self._desk = Desk(database, clock, who or account(), folder)
        try:
            self._open(directory)
        except BaseException:
            self.close()
            raise
        if not who:
            self._desk = replace(self._desk, who=self._signed())
        self.rules = RulesService(self._desk)
        self.settings = SettingsService(self._desk, self.rules)
        self.copies = CopiesService(self._desk)
        self.appeals = AppealsService(self._desk, self.rules)
        self.bodies = BodiesService(self._desk)
        self.registry = RegistryService(self._desk, self.rules)
        self.imports = ImportsService(self._desk, self.rules, self.copies)
        self._serve_letters()
        if holds or self.checked_whole:
            self.outgoing.settle()
        self.journal = JournalService(self._desk)
        self._add_work_on_entries()
        self.rights = rights.of(self._desk, self.holder)
        sources = self._sources()
        self.agenda = AgendaService(self._desk, sources)
        self.handover = HandOverService(self._desk, sources, self.agenda)

    def _sources(self) -> Sources:
        return Sources(
            rules=self.rules, settings=self.settings, copies=self.copies, appeals=self.appeals,
            registry=self.registry, letters=self.letters, outgoing=self.outgoing,
            reports=self.reports, months=self.months, significance=self.significance,
            surges=self.surges, ahead=self.ahead, changes=self.changes, filters=self.filters,
        )  # fmt: skip

    def _add_work_on_entries(self) -> None:
        self.changes = ChangesService(self._desk)
        self.ahead = AheadService(self._desk)
        self.significance = SignificanceService(self._desk, self.rules)
        self.surges = SurgesService(self._desk, self.significance)
        self.manual = ManualService(self._desk, self.rules, self.copies)
        self.notes = NotesService(self._desk)
        self.personal = PersonalService(self._desk)
        self.bulk = BulkService(self._desk, self.rules, self.copies)
        self.lists = ListingService(self._desk, self.appeals)
        self.filters = FiltersService(self._desk)
        self.repeats = RepeatsService(self._desk)
        self.retention = RetentionService(self._desk)
        self.rule_changes = RuleChangesService(self._desk, self.rules)

    @property
    def votings(self) -> VotingsService:
        """The register of public votings."""
        return VotingsService(self._desk)

    def _serve_letters(self) -> None:
        self.reports = ReportsService(self._desk, self.rules)
        self.letters = LettersService(self._desk, self.rules)
        self.late_letters = LateLettersService(self._desk, self.registry, self.letters)
        self.deficiencies = DeficienciesService(self._desk, self.rules)
        self.outgoing = OutgoingService(self._desk)
        self.templates = TemplatesService(self._desk)
        self.causes = CausesService(self._desk)
        self.months = MonthsService(self._desk, self.rules)
        self.package = PackageService(self._desk, self.reports, self.registry.clocks)

    @property
    def who(self) -> str:
        """Who works: the account's name and the name in the settings."""
        return self._desk.who

    @property
    def address(self) -> str:
        """The address of a shared base, without a password; '' for a base in a file."""
        return sharing.address(self._desk)

    @property
    def holder(self) -> Holder | None:
        """The other window that holds the base; None: this session may write."""
        return self.entrance.holder if self.entrance else None

    @property
    def checked_whole(self) -> bool:
        """Tell whether the last session ended abruptly and the base was checked whole for it."""
        return self.entrance is not None and self.entrance.checked_whole

    def watcher(self, tell: Callable[[Heard], None]) -> Watcher:
        """Return what listens to others in a shared base; `tell` is called from its thread."""
        return Watcher(self._desk, tell)

    def refuse(self) -> None:
        """Raise UserError where another window holds the base: for what is about to write."""
        self._desk.database.refuse()

    def tell_waiting(self, tell: Callable[[], None]) -> None:
        """Have `tell` called, in the thread that works, while another program holds the base."""
        self._desk.database.waits = tell

    def _signed(self) -> str:
        if not self._desk.database.sqlite:
            return sharing.person(self._desk)
        name = account()
        person = organisation(self._desk).executor_name
        return f"{name} ({person})" if person else name

    def _open(self, directory: Sequence[DirectoryBody] | None) -> None:
        try:
            upgraded = upgrade(self._desk.database, lambda: copy_before_upgrade(self._desk))
        except UserError as error:
            found = upgrade_trouble(error, self.entrance.base) if self.entrance else None
            if found is None:
                raise
            raise found from error
        if upgraded:
            self._desk.log(Event.UPGRADED)
        sharing.admit(self._desk)
        if self.entrance is not None and (self.entrance.window or self.entrance.checked_whole):
            whole = self.entrance.checked_whole
            self._desk.log(Event.OPENED_UNCLEAN if whole else Event.OPENED)
        with self._desk.database.read() as connection:
            empty = not rules.rules(connection)
        if not empty:
            return
        known = directory is not None
        text = (resources() / "directory" / "bodies.csv").read_text(encoding="utf-8-sig")
        with self._desk.database.write() as connection:
            if rules.rules(connection):
                return  # another program was quicker
            rules.add_defaults(connection)
            rules.put(connection, BASE_KEY, uuid.uuid4().hex)
            shipped = parse_bodies(text) if directory is None else directory
            add_directory(connection, shipped, confirmed=known)

    def close(self) -> None:
        """Give back the base."""
        self._desk.database.close()
        if self.entrance is not None:
            self.entrance.leave()
            self.entrance = None


def add_directory(
    connection: sa.Connection, listed: Sequence[DirectoryBody], *, confirmed: bool
) -> None:
    """Write the bodies of a directory; not confirmed ones are «требует проверки»."""
    made: dict[str, int] = {}
    for one in listed:
        new = NewBody(one.name, one.type, one.short_name, None, confirmed)
        made[name_key(one.name)] = body_id = bodies.add(connection, new)
        for alias in one.aliases:
            bodies.add_alias(connection, body_id, alias)
    for one in listed:
        if one.parent:
            parent, child = made[name_key(one.parent)], made[name_key(one.name)]
            bodies.set_parent(connection, child, parent)
