"""The services that the clerk's day is gathered from."""

from dataclasses import dataclass

from lo_appeals.services.ahead import AheadService
from lo_appeals.services.appeals import AppealsService
from lo_appeals.services.changes_since import ChangesService
from lo_appeals.services.copies import CopiesService
from lo_appeals.services.letters import LettersService
from lo_appeals.services.letters_month import MonthsService
from lo_appeals.services.outgoing import OutgoingService
from lo_appeals.services.registry import RegistryService
from lo_appeals.services.reports import ReportsService
from lo_appeals.services.rules import RulesService
from lo_appeals.services.saved_filters import FiltersService
from lo_appeals.services.settings import SettingsService
from lo_appeals.services.significance import SignificanceService
from lo_appeals.services.surges import SurgesService


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Everything is asked of them; the agenda keeps nothing but marks of its own."""

    rules: RulesService
    settings: SettingsService
    copies: CopiesService
    appeals: AppealsService
    registry: RegistryService
    letters: LettersService
    outgoing: OutgoingService
    reports: ReportsService
    months: MonthsService
    significance: SignificanceService
    surges: SurgesService
    ahead: AheadService
    changes: ChangesService
    filters: FiltersService
