"""A made-up region in a base of its own: to look around before there are data (W1)."""

from pathlib import Path

from lo_appeals.domain.files import replace_safely
from lo_appeals.domain.selection import Flag, Selection
from lo_appeals.exchange.sample import make_sample
from lo_appeals.exchange.sample_people import ORDER_DATE
from lo_appeals.exchange.sample_region import fictional_bodies
from lo_appeals.services.desk import Clock
from lo_appeals.services.office import Office
from lo_appeals.services.sample_registry import fill_registry

FOLDER = "sample"
FILE = "Пример выгрузки.xlsx"
FILTER = "Отложено на портале"
BAND = "Данные для примера: вымышленная область. Ваша база не тронута."
ORGANISATION = {
    "order_number": "00", "order_date": ORDER_DATE.isoformat(),
    "signer_name": "Озеров Вадим Кириллович",
    "signer_short": "В.К. Озеров", "vice_governor_name": "Северову А.П.",
    "vice_governor_salutation": "Уважаемый Андрей Павлович!",
    "executor_name": "Лаптева Ирина Сергеевна", "executor_phone": "(812) 000-00-01",
    "address": "190000, Город Примерный, ул. Примерная, д. 1", "phone": "тел. (812) 000-00-00",
    "email": "kok@example.ru",
}  # fmt: skip


def open_sample(folder: Path, clock: Clock, *, who: str = "") -> Office:
    """Open the made-up region's base in a folder inside `folder`; made and filled where it is new.

    Raises UserError where the folder cannot be written.
    """
    place = folder / FOLDER
    office = Office(place / "base", clock, who=who, directory=fictional_bodies())
    try:
        fill_sample(office, place)
    except BaseException:
        office.close()
        raise
    return office


def fill_sample(office: Office, folder: Path) -> None:
    """Load the made-up officials and the made-up export into a base that has no imports yet."""
    if office.imports.batches():
        return
    today, file = office.clock().date(), folder / FILE
    office.settings.set_from_json(ORGANISATION)
    fill_registry(office, folder)
    replace_safely(file, lambda path: _write(path, office))
    office.imports.apply(office.imports.read(file, today))
    office.filters.save(FILTER, Selection(flags=(Flag.POSTPONED,)), pinned=True)


def _write(path: Path, office: Office) -> None:
    make_sample(path, office.clock().date())


def is_sample(office: Office) -> bool:
    """Tell whether a base is the made-up region's."""
    return office.folder.parent.name == FOLDER
