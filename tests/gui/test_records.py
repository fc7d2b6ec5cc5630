"""The table of records: pages on demand, selection by id, columns by key, copying as text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from lo_appeals.ui.cells import LOADING, Cell, ListColumn
from lo_appeals.ui.copying import as_html, as_tsv
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.record_table import RecordTable
from lo_appeals.ui.records_model import PAGE, RecordsModel
from lo_appeals.ui.settings_store import ScreenSettings


@dataclass(frozen=True)
class Beetle:
    id: int
    name: str
    legs: int = 6


class Box:
    """A source of records that counts how often it was asked."""

    def __init__(self, count: int) -> None:
        self.beetles = {n: Beetle(n, f"Жук {n}") for n in range(1, count + 1)}
        self.asked: list[int] = []

    def load(self, ids: Sequence[int]) -> list[Beetle]:
        self.asked.append(len(ids))
        return [self.beetles[one] for one in ids]


COLUMNS = (
    ListColumn[Beetle](key="id", title="№", chars=6, cell=lambda one: Cell(str(one.id))),
    ListColumn[Beetle](key="name", title="Имя", chars=20, cell=lambda one: Cell(one.name),
                       stretch=True),
    ListColumn[Beetle](key="legs", title="Ноги", chars=8, cell=lambda one: Cell(str(one.legs)),
                       right=True, spare=True),
)  # fmt: skip


@pytest.fixture
def box() -> Box:
    return Box(1000)


@pytest.fixture
def model(box: Box, kit: Kit) -> RecordsModel[Beetle]:
    made = RecordsModel(COLUMNS, box.load, kit.tasks)
    made.set_ids(box.beetles)
    return made


@pytest.fixture
def table(model: RecordsModel[Beetle], kit: Kit, qtbot: QtBot) -> RecordTable:
    made = RecordTable(kit, "Жуки", "beetles", model, (("id", False),))
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    qtbot.waitUntil(lambda: not kit.tasks.busy)
    return made


def text(model: RecordsModel[Beetle], row: int, column: int) -> str:
    return str(model.data(model.index(row, column)))


def test_model_keeps_the_rules_of_qt(qtbot: QtBot, box: Box, kit: Kit) -> None:
    model = RecordsModel(COLUMNS, box.load, kit.tasks)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_ids(range(1, 400))
    qtbot.waitUntil(lambda: text(model, 250, 1) == "Жук 251")
    model.set_ids(range(5, 60))
    qtbot.waitUntil(lambda: text(model, 0, 1) == "Жук 5")
    model.set_ids([])
    assert model.rowCount() == 0


def test_only_the_page_that_is_looked_at_is_loaded(
    qtbot: QtBot, model: RecordsModel[Beetle], box: Box, kit: Kit
) -> None:
    assert text(model, 3, 1) == LOADING.text
    qtbot.waitUntil(lambda: text(model, 3, 1) == "Жук 4")
    assert box.asked == [PAGE]
    assert text(model, 999, 1) == LOADING.text
    qtbot.waitUntil(lambda: not kit.tasks.busy)
    assert text(model, 999, 1) == "Жук 1000"


def test_same_ids_do_not_reset_and_stale_rows_stay_until_fresh_ones_come(
    qtbot: QtBot, model: RecordsModel[Beetle], box: Box, kit: Kit
) -> None:
    text(model, 0, 1)
    qtbot.waitUntil(lambda: not kit.tasks.busy)
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    box.beetles[1] = replace(box.beetles[1], name="Усач")
    model.set_ids(box.beetles)
    assert text(model, 0, 1) == "Жук 1"
    qtbot.waitUntil(lambda: text(model, 0, 1) == "Усач")
    assert resets == []


def test_records_that_came_with_their_ids_are_shown_without_being_asked_for(
    box: Box, kit: Kit
) -> None:
    model = RecordsModel(COLUMNS, box.load, kit.tasks)
    model.set_ids([7, 3])
    model.keep([box.beetles[7], box.beetles[3]])
    assert [text(model, row, 1) for row in range(2)] == ["Жук 7", "Жук 3"]
    assert box.asked == []


def test_rows_are_found_in_one_walk(model: RecordsModel[Beetle]) -> None:
    assert model.rows_of({5, 2, 9999}) == [1, 4]
    assert (model.row_of(1000), model.row_of(9999)) == (999, -1)


def test_screen_reader_hears_heading_and_value(
    qtbot: QtBot, model: RecordsModel[Beetle], kit: Kit
) -> None:
    text(model, 0, 0)
    qtbot.waitUntil(lambda: not kit.tasks.busy)
    said = model.data(model.index(0, 2), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Ноги: 6"


def test_selection_is_kept_by_id_when_rows_change_places(
    table: RecordTable, box: Box, qtbot: QtBot
) -> None:
    table.select_id(10)
    table.show_ids(reversed(range(1, 500)))
    assert table.selected_ids() == [10]
    assert table.current_id() == 10
    table.show_ids([1, 2, 3])
    assert table.selected_ids() == []


def test_chosen_neighbours_stay_chosen_whatever_comes_between(table: RecordTable) -> None:
    for one in (10, 11, 12, 20):
        table.selectionModel().select(
            table.records.index(one - 1, 0),
            QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
        )
    table.show_ids([12, 500, 11, 10, 30])
    assert table.selected_ids() == [12, 11, 10]


def test_all_of_very_many_rows_are_counted_at_once(kit: Kit, qtbot: QtBot) -> None:
    box = Box(10)
    model = RecordsModel(COLUMNS, box.load, kit.tasks)
    table = RecordTable(kit, "Жуки", "beetles", model)
    qtbot.addWidget(table)
    table.show_ids(range(1, 100_001))
    table.selectAll()
    assert table.selected_count() == 100_000


def test_heading_sorts_turns_round_and_takes_a_second_key(table: RecordTable) -> None:
    seen: list[object] = []
    table.sort_changed.connect(seen.append)
    table.sort_by("name")
    table.sort_by("name")
    table.sort_by("legs", second=True)
    assert seen == [
        (("name", False),),
        (("name", True),),
        (("name", True), ("legs", False)),
    ]


def test_enter_opens_the_current_row(table: RecordTable, qtbot: QtBot) -> None:
    table.select_id(7)
    with qtbot.waitSignal(table.opened) as seen:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert seen.args == [7]


def test_ctrl_c_puts_visible_columns_on_the_clipboard(table: RecordTable, qtbot: QtBot) -> None:
    table.select_id(2)
    table.selectionModel().select(
        table.records.index(2, 0),
        QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
    )
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(clipboard.text()))
    assert clipboard.text() == "№\tИмя\tНоги\n2\tЖук 2\t6\n3\tЖук 3\t6"


def test_rows_are_copied_without_headings_to_add_to_a_table(
    table: RecordTable, qtbot: QtBot
) -> None:
    table.select_id(2)
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(table, Qt.Key.Key_Insert, held)
    qtbot.waitUntil(lambda: bool(clipboard.text()))
    assert clipboard.text() == "2\tЖук 2\t6"


def test_clipboard_keeps_cells_as_text() -> None:
    lines = [["007", "=1+1", "a\tb\nc", "<b>"]]
    assert as_tsv(lines) == "007\t=1+1\ta b c\t<b>"
    html = as_html(lines)
    assert html.count("mso-number-format:'\\@'") == 4
    assert "&lt;b&gt;" in html


def test_spare_column_leaves_when_it_is_narrow_and_comes_back(table: RecordTable) -> None:
    assert [one.key for one in table.columns.visible()] == ["id", "name", "legs"]
    table.resize(300, 400)
    assert [one.key for one in table.columns.visible()] == ["id", "name"]
    table.resize(700, 400)
    assert [one.key for one in table.columns.visible()] == ["id", "name", "legs"]


def test_no_strip_is_empty_where_the_wide_column_left_and_no_width_is_kept_of_that(
    table: RecordTable, screen: ScreenSettings
) -> None:
    name = next(one for one in table.columns.menu().actions() if one.text() == "Имя")
    own = table.columnWidth(2)
    name.setChecked(False)
    assert table.columnWidth(0) + table.columnWidth(2) == table.viewport().width()
    table.setColumnWidth(0, 150)  # as if dragged: all widths are kept
    assert 150 + table.columnWidth(2) == table.viewport().width()
    assert dict(screen.columns("beetles").widths) == {"id": 150, "legs": own}
    name.setChecked(True)
    assert table.columnWidth(2) == own
    assert sum(map(table.columnWidth, range(3))) == table.viewport().width()


def test_column_is_moved_from_the_menu_as_by_its_heading(
    table: RecordTable, screen: ScreenSettings
) -> None:
    def offered() -> dict[str, QAction]:
        left = next(one for one in menu.findChildren(QMenu) if "левее" in one.title())
        return {one.text(): one for one in left.actions()}

    menu = table.columns.menu()
    assert list(offered()) == ["Имя", "Ноги"]
    offered()["Ноги"].trigger()
    assert [one.key for one in table.columns.visible()] == ["id", "legs", "name"]
    menu = table.columns.menu()
    offered()["Ноги"].trigger()
    assert screen.columns("beetles").order == ("legs", "id", "name")


def test_order_and_hidden_columns_are_remembered_by_key(
    table: RecordTable, box: Box, kit: Kit, screen: ScreenSettings, qtbot: QtBot
) -> None:
    table.horizontalHeader().moveSection(2, 0)
    table.sort_by("legs")
    hide = next(one for one in table.columns.menu().actions() if one.text() == "Имя")
    hide.setChecked(False)
    model = RecordsModel((COLUMNS[2], COLUMNS[0], COLUMNS[1]), box.load, kit.tasks)
    again = RecordTable(kit, "Жуки", "beetles", model)
    qtbot.addWidget(again)
    again.resize(700, 400)
    again.show()
    assert [one.key for one in again.columns.visible()] == ["legs", "id"]
    assert again.sort == (("legs", False),)
