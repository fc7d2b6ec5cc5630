"""Each mark is chosen where an entry that fits and some that nearly fit both stand.

The list, its counter, the card and the command line must agree on which it is.
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from lo_appeals.cli import main
from lo_appeals.domain.appeals import PortalFacts
from lo_appeals.domain.selection import Flag, Law, Quick, Selection
from lo_appeals.services.office import Office
from lo_appeals.ui.look import Look
from tests.gui.exports import NOW
from tests.gui.window import Desk, clock, opened
from tests.unit.services.working import Work

CAME, EARLY = date(2026, 3, 2), date(2026, 1, 12)
SAID = "Перенос срока обработки утвержден. Отправлен ответ Заявителю"
ENTRIES = {  # number: what the portal says of it
    "1": {"postponed": True},
    "2": {"status": SAID},  # told by the status alone
    "3": {"postponed": False, "planned": date(2026, 4, 30)},  # a later day, no approval
    "4": {"status": "Перенос срока обработки отклонен"},
    "5": {"repeat": "Да"},
    "6": {"repeat": "Нет"},
    "7": {"repeat": "нет", "fact": "Повторное рассмотрение"},
    "8": {"status": "Отклонено модератором"},
    "9": {"status": "На модерации"},
    "10": {"resolution": "Отклонено", "answered": date(2026, 3, 5)},  # by the body, not before it
    "11": {"overdue_portal": True},  # not late by п. 7
    "12": {"overdue_portal": False, "received": EARLY},  # late by п. 7
    "13": {"received": EARLY},  # late too, the export says nothing
    "14": {"received": EARLY, "answered": date(2026, 1, 20)},  # considered again below
}
FITS = {
    Flag.POSTPONED: {"1", "2"},
    Flag.REPEATED: {"5", "14 / 2"},
    Flag.DECLINED: {"8"},
    Flag.LATE_ON_PORTAL: {"11"},
}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("marks") / "base"
    work = Work(folder, NOW)
    work.load([PortalFacts(number=n, **{"received": CAME, "org_current": "Комитет"} | said)
               for n, said in ENTRIES.items()], NOW.date())  # fmt: skip
    (first,) = work.office.appeals.ids_of("14")
    work.office.manual.reopen(first, CAME, "жалоба заявителя")
    work.close()
    return folder


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path, base: Path) -> Iterator[Desk]:
    with opened(qtbot, tmp_path, base) as made:
        yield made


@pytest.mark.parametrize("flag", FITS)
def test_list_counter_and_cards_agree_on_a_mark(desk: Desk, flag: Flag) -> None:
    page, appeals = desk.window.appeals, desk.office.appeals
    page.show_selection(Selection(flags=(flag,)))
    desk.settle()
    assert set(desk.shown()) == FITS[flag]
    assert page.chips[Quick.ALL].count == str(len(FITS[flag]))
    assert appeals.count(Selection(flags=(flag,))) == len(FITS[flag])
    for entry in appeals.ids(Selection(law=Law.BOTH)):
        card = appeals.card(entry)
        said = card.appeal.number + (f" / {card.appeal.cycle}" if card.appeal.cycle > 1 else "")
        assert (flag in card.flags) == (said in FITS[flag]), said


@pytest.mark.parametrize("flag", FITS)
def test_command_line_agrees_on_a_mark(
    base: Path, flag: Flag, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--data", str(base), "--now", NOW.isoformat(timespec="minutes"), "appeals",
             "--marked", flag.name.lower().replace("_", "-")]  # fmt: skip
    assert main([*asked, "--count"]) == 0
    assert capsys.readouterr().out == f"{len(FITS[flag])}\n"
    assert main([*asked, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    told = {x["number"] + (f" / {x['cycle']}" if x["cycle"] > 1 else "") for x in found}
    assert told == FITS[flag]


def test_marks_narrow_each_other(base: Path) -> None:
    office = Office(base, clock, who="Проверяющий", directory=())
    both = Selection(flags=(Flag.POSTPONED, Flag.REPEATED))
    assert office.appeals.count(both) == 0
    (entry,) = office.appeals.ids_of("5")
    done = office.appeals.correct(entry, {"postponed": True}, "сверка", 1)
    assert list(office.appeals.ids(both)) == [entry]
    assert done.undo is not None
    done.undo()
    office.close()


def test_card_shows_what_the_portal_marked(desk: Desk) -> None:
    page = desk.window.appeals
    desk.window.show_entries(Selection())
    desk.settle()
    for number, said in (("1", "Отложено на портале"), ("5", "Повторное рассмотрение"),
                         ("11", "Просрочено на портале"), ("3", "")):  # fmt: skip
        desk.select(number)
        page.open_entry(page.list.current_id() or 0)
        desk.settle()
        desk.bot.waitUntil(lambda said=said: marked(desk) == ([said] if said else []))
    assert "На портале: просрочено, по п. 7: в срок." not in page.entry.portal.text()
    desk.select("11")
    page.open_entry(page.list.current_id() or 0)
    desk.settle()
    assert page.entry.portal.text() == "На портале: просрочено, по п. 7: в срок."


def marked(desk: Desk) -> list[str]:
    """Return what the card shows as the portal's marks."""
    labels = desk.window.appeals.entry.facts.findChildren(QLabel)
    told = [one.text() for one in labels if not one.isHidden()]
    return [told[n + 1] for n, text in enumerate(told) if text == "Отметки портала"]
