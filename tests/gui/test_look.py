"""Colours can be read, marks can be told apart without them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessibilityHints, QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lo_appeals.domain.appeals import State
from lo_appeals.ui.choices import CheckField
from lo_appeals.ui.fields import LongTextField
from lo_appeals.ui.look import (
    DARK,
    GROUNDS,
    INKS,
    LIGHT,
    Look,
    Theme,
    contrast,
    of_system,
    theme_for,
)
from lo_appeals.ui.marks import MARK_OF, Mark, draw_mark
from lo_appeals.ui.style import dress
from tests.gui.window import ICONS


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#FFFFFF") == pytest.approx(1)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_word_has_contrast_of_4_5_on_every_ground(theme: Theme) -> None:
    pairs = {
        (ink, ground): contrast(getattr(theme, ink), getattr(theme, ground))
        for ink in INKS
        for ground in GROUNDS
    }
    assert {pair: found for pair, found in pairs.items() if found < 4.5} == {}
    assert contrast(theme.on_fill, theme.fill) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_of_controls_have_contrast_of_3(theme: Theme) -> None:
    for ground in ("window", "base", "raised"):
        assert contrast(theme.edge, getattr(theme, ground)) >= 3


CONTRASTS = {  # base, text, highlight, highlighted text of the system's high contrast themes
    "black": ("#000000", "#FFFFFF", "#1AEBFF", "#000000"),
    "white": ("#FFFFFF", "#000000", "#37006E", "#FFFFFF"),
    "aquatic": ("#202020", "#FFFFFF", "#8EE3F0", "#263B50"),
    "desert": ("#FFFAEF", "#3D3D3D", "#903909", "#FFF5E3"),
    "odd": ("#000000", "#FFFF00", "#808080", "#7F7F7F"),  # its own pair cannot be read
}


def system_palette(name: str) -> QPalette:
    roles = (QPalette.ColorRole.Base, QPalette.ColorRole.Text, QPalette.ColorRole.Highlight,
             QPalette.ColorRole.HighlightedText)  # fmt: skip
    palette = QPalette()
    for role, code in zip(roles, CONTRASTS[name], strict=True):
        palette.setColor(role, QColor(code))
    return palette


@pytest.mark.parametrize("name", CONTRASTS)
def test_theme_of_a_system_in_high_contrast_can_be_read(name: str) -> None:
    theme = of_system(system_palette(name))
    assert (theme.base, theme.text) == CONTRASTS[name][:2]
    test_every_word_has_contrast_of_4_5_on_every_ground(theme)
    test_edges_of_controls_have_contrast_of_3(theme)


def test_high_contrast_of_the_system_goes_before_the_chosen_theme(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert theme_for(dark=True) is DARK  # as the system of the tests asks for none
    asked = Qt.ContrastPreference.HighContrast
    monkeypatch.setattr(QAccessibilityHints, "contrastPreference", lambda _hints: asked)
    assert theme_for(dark=True).late == theme_for(dark=False).text  # told by mark and word
    asked = Qt.ContrastPreference.NoPreference
    assert theme_for(dark=True) is DARK
    assert theme_for(dark=False) is LIGHT


def test_measures_grow_with_the_type(look: Look) -> None:
    large = Look(LIGHT, 14, ICONS)
    assert large.h > look.h
    assert large.row == large.h + 10


def test_type_stays_within_what_can_be_chosen(look: Look) -> None:
    assert Look(LIGHT, 40, ICONS).points == 14
    assert Look(LIGHT, 2, ICONS).points == 9


def test_every_state_has_a_mark_that_says_its_word() -> None:
    assert {MARK_OF[state].word for state in State} == {state.value for state in State}


def test_marks_of_states_have_shapes_of_their_own() -> None:
    shapes = [MARK_OF[state].shape for state in State]
    assert len(set(shapes)) == len(shapes)


def picture(look: Look, mark: Mark) -> bytes:
    image = QImage(look.mark + 2, look.mark + 2, QImage.Format.Format_RGB32)
    image.fill(look.colour("base"))
    with QPainter(image) as painter:
        draw_mark(painter, 1, 1, mark, look)
    return bytes(image.convertToFormat(QImage.Format.Format_Mono).constBits())


def test_marks_of_states_look_different_in_black_and_white(look: Look) -> None:
    drawn = {picture(look, MARK_OF[state]) for state in State}
    assert len(drawn) == len(State)


def test_icon_takes_the_colour_of_the_theme(look: Look) -> None:
    icon = look.icon("star", "late")
    light = icon.pixmap(32, 32).toImage()
    look.theme = DARK
    dark = icon.pixmap(32, 32).toImage()
    assert light != dark
    colours = {dark.pixelColor(x, y).name() for x in range(32) for y in range(32)}
    assert QColor(DARK.late).name() in colours


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_edge_of_a_text_of_several_lines_and_of_a_check_box_is_seen(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    look = Look(theme, 10, ICONS)
    dress(qapp, look)
    text, tick = LongTextField(look, "Слова").editor, CheckField(look, "Да").editor
    for one in (text, tick):
        qtbot.addWidget(one)
        one.resize(200, one.sizeHint().height())
    edge = QColor(theme.edge).name()
    shown = text.grab().toImage()
    assert shown.pixelColor(0, shown.height() // 2).name() == edge
    assert shown.pixelColor(shown.width() // 2, shown.height() - 1).name() == edge
    box = tick.grab().toImage()
    assert edge in {box.pixelColor(x, box.height() // 2).name() for x in range(24)}
