"""Themes, type, measures: every colour, font and distance of the window (the look's one home).

A widget is given a `Look` and reads it while it paints, so a change of theme is one `setPalette`.
All measures come from `QFontMetrics` of the body font: h is its line height in pixels.
"""

from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QIcon, QPalette

from lo_appeals.paths import resources
from lo_appeals.ui.icons import SvgIcon
from lo_appeals.ui.settings_store import ScreenSettings

Tone = Literal[
    "window", "base", "raised", "hover", "select", "line", "edge", "text", "muted", "accent",
    "fill", "on_fill", "late", "today", "soon", "open", "done", "done_late",
]  # fmt: skip
FAMILIES = ["Segoe UI", "Open Sans", "Noto Sans"]
READABLE = 4.5  # contrast of words (WCAG 2, AA)
POINTS = (9.0, 14.0)  # the smallest and the largest body type that can be chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Every colour the program may use; nothing is painted in a colour not named here."""

    window: str
    base: str
    raised: str
    hover: str
    select: str
    line: str
    edge: str
    text: str
    muted: str
    accent: str
    fill: str
    on_fill: str
    late: str
    today: str
    soon: str
    open: str
    done: str
    done_late: str


LIGHT = Theme(
    window="#F3F4F6", base="#FFFFFF", raised="#FFFFFF", hover="#EDF1F6", select="#DCE8F6",
    line="#DFE3E8", edge="#7F8894", text="#1B1F24", muted="#566070", accent="#1B5E9E",
    fill="#1B5E9E", on_fill="#FFFFFF", late="#B3261E", today="#9A4A00", soon="#7A5B00",
    open="#1B5E9E", done="#0B6B62", done_late="#6D3FA3",
)  # fmt: skip
DARK = Theme(
    window="#1A1D21", base="#212529", raised="#2B3036", hover="#2A2F35", select="#2C4260",
    line="#363C44", edge="#7D8794", text="#E7EAEE", muted="#A6B0BC", accent="#82B8F2",
    fill="#3573B7", on_fill="#FFFFFF", late="#FF9A8F", today="#FFB066", soon="#E6C65C",
    open="#82B8F2", done="#62CFC0", done_late="#CDADF7",
)  # fmt: skip
GROUNDS: tuple[Tone, ...] = ("window", "base", "raised", "hover", "select")
INKS: tuple[Tone, ...] = (
    "text", "muted", "accent", "late", "today", "soon", "open", "done", "done_late",
)  # fmt: skip

_ROLE = QPalette.ColorRole
_ROLES: dict[Tone, tuple[QPalette.ColorRole, ...]] = {
    "window": (_ROLE.Window,),
    "base": (_ROLE.Base,),
    "select": (_ROLE.Highlight,),
    "hover": (_ROLE.AlternateBase, _ROLE.Midlight),
    "line": (_ROLE.Mid,),
    "raised": (_ROLE.Button, _ROLE.Light, _ROLE.ToolTipBase),
    "edge": (_ROLE.Dark, _ROLE.Shadow),
    "text": (
        _ROLE.WindowText,
        _ROLE.Text,
        _ROLE.ButtonText,
        _ROLE.HighlightedText,
        _ROLE.ToolTipText,
    ),
    "muted": (_ROLE.PlaceholderText,),
    "accent": (_ROLE.Link, _ROLE.Accent),
    "late": (_ROLE.BrightText,),
}


def contrast(one: str, other: str) -> float:
    """Return the contrast of two #RRGGBB colours by WCAG 2: 1 is none, 21 is black on white."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def theme_for(*, dark: bool) -> Theme:
    """Return the theme that was chosen; where the system asks for high contrast, its colours."""
    hints = QGuiApplication.styleHints()  # kept: what it gives out goes with it
    if hints.accessibility().contrastPreference() is not Qt.ContrastPreference.HighContrast:
        return DARK if dark else LIGHT
    QGuiApplication.setPalette(QPalette())  # of the system again, not ours
    return of_system(QGuiApplication.palette())


def of_system(palette: QPalette) -> Theme:
    """Return a theme of the system's own colours; states are told by marks and words alone."""
    base, text = _code(palette, _ROLE.Base), _code(palette, _ROLE.Text)
    fill = _code(palette, _ROLE.Highlight)
    on_fill = max((base, text, _code(palette, _ROLE.HighlightedText)), key=partial(contrast, fill))
    ink = dict.fromkeys(INKS, text)
    if contrast(on_fill, fill) < READABLE:
        fill, on_fill = text, base
    shares = (share / 20 for share in range(12, 0, -1))
    mixed = (_mix(fill, base, share) for share in shares)
    select = next((one for one in mixed if contrast(text, one) >= READABLE), base)
    return Theme(
        **ink, window=base, base=base, raised=base, hover=_mix(select, base, 0.5), select=select,
        line=_mix(text, base, 0.5), edge=text, fill=fill, on_fill=on_fill,
    )  # fmt: skip


def _code(palette: QPalette, role: QPalette.ColorRole) -> str:
    return palette.color(role).name().upper()


def _mix(over: str, under: str, share: float) -> str:
    pairs = ((int(over[at : at + 2], 16), int(under[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def _colour(code: str) -> QColor:
    return QColor(code)


class Look:
    """Theme, fonts and measures in pixels. Needs a running QGuiApplication."""

    def __init__(self, theme: Theme, points: float, icons: Path) -> None:
        self.theme = theme
        self.icons = icons
        self.points = min(max(points, POINTS[0]), POINTS[1])
        self.body = QFont(FAMILIES)
        self.body.setPointSizeF(self.points)
        self.small, self.strong = self._font(0.9), self._font(1, strong=True)
        self.small_strong = self._font(0.9, strong=True)
        self.subtitle, self.title = self._font(1.2, strong=True), self._font(1.5, strong=True)
        self.figure = self._font(2, strong=True)
        metrics = QFontMetrics(self.body)
        self.h, self.ch = metrics.height(), metrics.averageCharWidth()
        self.u = max(4, round(self.h / 4.5))  # the unit of spacing
        self.row, self.control, self.chip = self.h + 10, self.h + 12, self.h + 8
        self.icon_px, self.mark = round(self.h * 0.9), round(self.h * 0.72)
        self._icons: dict[tuple[str, Tone], QIcon] = {}

    @classmethod
    def chosen(cls, screen: ScreenSettings) -> "Look":
        """Return the theme and the type that the clerk has chosen."""
        return cls(theme_for(dark=screen.dark), screen.points, resources() / "icons")

    def _font(self, share: float, *, strong: bool = False) -> QFont:
        font = QFont(self.body)
        font.setPointSizeF(self.points * share)
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font

    @property
    def dark(self) -> bool:
        """Tell whether light words stand on a dark ground."""
        return self.theme is DARK

    def colour(self, tone: Tone) -> QColor:
        """Return the present theme's colour of that name."""
        return _colour(getattr(self.theme, tone))

    def tint(self, tone: Tone, share: float) -> QColor:
        """Return `tone` mixed into the page: a fill of charts and grounds, never of words."""
        ink, page = self.colour(tone), self.colour("base")
        pairs = (ink.red(), page.red()), (ink.green(), page.green()), (ink.blue(), page.blue())
        return QColor(*(round(over * share + under * (1 - share)) for over, under in pairs))

    def icon(self, name: str, tone: Tone = "muted") -> QIcon:
        """Return the line icon `name`, coloured anew whenever it is painted."""
        key = (name, tone)
        if key not in self._icons:
            self._icons[key] = QIcon(SvgIcon(self, name, tone))
        return self._icons[key]

    def palette(self) -> QPalette:
        """Return Qt's palette of the present theme."""
        palette = QPalette()
        for tone, roles in _ROLES.items():
            for role in roles:
                palette.setColor(role, self.colour(tone))
        for role in (_ROLE.Text, _ROLE.WindowText, _ROLE.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("edge"))
        return palette
