"""Tab goes through the window in the order of reading."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from tests.gui.exports import ROADS
from tests.gui.test_registry import open_card
from tests.gui.test_registry_people import seat
from tests.gui.window import CTRL, Desk


def stops(window: QWidget) -> Iterator[QWidget]:
    """Yield what Tab stops at, from the first widget of the window round."""
    one = window.nextInFocusChain()
    while one is not window:
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield one
        one = one.nextInFocusChain()


def inside(desk: Desk, part: QWidget) -> list[QWidget]:
    """Return the stops that lie in a part of the window."""
    return [one for one in stops(desk.window) if part.isAncestorOf(one)]


def tops(desk: Desk, part: QWidget) -> list[int]:
    """Return how far down each stop of a part stands."""
    return [one.mapTo(desk.window, QPoint(0, 0)).y() for one in inside(desk, part)]


def test_fields_of_a_form_come_before_its_buttons(desk: Desk) -> None:
    desk.key(Qt.Key.Key_N, CTRL)
    card = desk.window.appeals.entry
    form = card.covers.currentWidget()
    names = [one.accessibleName() for one in inside(desk, form)]
    assert names[1:3] == ["Номер", "Дата регистрации"]  # after the area that scrolls them
    assert names[-2].startswith("Внести")
    assert names[-1].startswith("Ничего не менять")


def test_actions_of_a_list_come_with_their_row_and_the_list_last(desk: Desk) -> None:
    page = desk.window.appeals
    order = inside(desk, page)
    assert order.index(page.load_button) < order.index(page.search) < order.index(page.list)
    assert order[-1] is page.list


def test_people_of_a_card_come_where_they_stand(desk: Desk) -> None:
    seat(desk, "Сомова Анна Ивановна")
    desk.window.deeds.show_registry()
    desk.settle()
    open_card(desk, ROADS)
    card = desk.window.registry.body_card
    order = inside(desk, card)
    of_person = next(one for one in order if "Сомова" in one.accessibleName())
    assert order.index(of_person) < order.index(card.edit_button)
    found = tops(desk, card.area.widget())
    assert all(after >= before - desk.look.row for before, after in pairwise(found))
