"""A chart as Word's own drawing: black and grey lines, sharp at any size.

It is drawn by the program that opens the letter, from figures kept in the chart itself: no
workbook stands behind it, and no picture has to be painted beforehand.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from lo_appeals.domain.texts import decimal
from lo_appeals.domain.timeliness import timeliness_axis
from lo_appeals.letters.wordml import (
    A_NS,
    EMU_PER_MM,
    EMU_PER_TWIP,
    R_NS,
    WP_NS,
    Element,
    to_bytes,
    w,
)

C_NS = "http://schemas.openxmlformats.org/drawingml/2006/chart"
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_AXES = ("50010", "50020")
_EMU_PER_POINT = 12700
ABOVE = 105  # per cent: room for the number over a point at 100


@dataclass(frozen=True, slots=True)
class Series:
    """One line: its name in the legend and its values, None for a gap. `main` is drawn black."""

    name: str
    values: tuple[float | None, ...]
    main: bool = True


@dataclass(frozen=True, slots=True)
class Chart:
    """Lines of per cent over named points, with the alternative text; as wide as the text."""

    about: str
    points: tuple[str, ...]
    series: tuple[Series, ...]
    height_mm: float = 100.0


def chart_part(chart: Chart) -> bytes:
    """Return the chart's own part of the package."""
    root = etree.Element(f"{{{C_NS}}}chartSpace", nsmap={"c": C_NS, "a": A_NS, "r": R_NS})
    _value(root, "lang", "ru-RU")
    _value(root, "roundedCorners", "0")
    inner = _node(root, "chart")
    _value(inner, "autoTitleDeleted", "1")
    area = _node(inner, "plotArea")
    _node(area, "layout")
    lines = _node(area, "lineChart")
    _value(lines, "grouping", "standard")
    _value(lines, "varyColors", "0")
    for number, one in enumerate(chart.series):
        _series(lines, number, one, chart.points)
    _value(lines, "marker", "1")
    for axis in _AXES:
        _value(lines, "axId", axis)
    _category_axis(area)
    _value_axis(area, chart)
    legend = _node(inner, "legend")
    _value(legend, "legendPos", "b")
    _value(legend, "overlay", "0")
    _value(inner, "plotVisOnly", "1")
    _value(inner, "dispBlanksAs", "gap")
    frame = etree.SubElement(_node(root, "spPr"), f"{{{A_NS}}}ln")
    etree.SubElement(frame, f"{{{A_NS}}}noFill")
    _letters(root, 10)
    return to_bytes(root)


def _series(lines: Element, number: int, one: Series, points: Sequence[str]) -> None:
    made = _node(lines, "ser")
    _value(made, "idx", str(number))
    _value(made, "order", str(number))
    _node(_node(made, "tx"), "v").text = one.name
    colour, dash, wide = ("000000", "solid", 2.0) if one.main else ("7F7F7F", "sysDash", 1.5)
    _stroke(_node(made, "spPr"), colour, dash, wide)
    marker = _node(made, "marker")
    _value(marker, "symbol", "circle" if one.main else "square")
    _value(marker, "size", "6" if one.main else "5")
    look = _node(marker, "spPr")
    _fill(look, colour if one.main else "FFFFFF")
    _stroke(look, colour, "solid", 0.75)
    if one.main:
        _labels(made, one.values)
    named = _node(_node(made, "cat"), "strLit")
    _value(named, "ptCount", str(len(points)))
    for place, text in enumerate(points):
        _node(_node(named, "pt", idx=str(place)), "v").text = text
    numbers = _node(_node(made, "val"), "numLit")
    _node(numbers, "formatCode").text = "0.0"
    _value(numbers, "ptCount", str(len(points)))
    for place, value in enumerate(one.values):
        if value is not None:
            _node(_node(numbers, "pt", idx=str(place)), "v").text = f"{value:.1f}"
    _value(made, "smooth", "0")


def _labels(made: Element, values: Sequence[float | None]) -> None:
    """Write the number above each point of the main line.

    As words, not by a format: the decimal comma would be that of the reader's system.
    """
    labels = _node(made, "dLbls")
    for place, value in enumerate(values):
        if value is not None:
            label = _node(labels, "dLbl")
            _value(label, "idx", str(place))
            run = etree.SubElement(_paragraph(_node(_node(label, "tx"), "rich"), 9), f"{{{A_NS}}}r")
            _type(etree.SubElement(run, f"{{{A_NS}}}rPr", lang="ru-RU"), 9)
            etree.SubElement(run, f"{{{A_NS}}}t").text = decimal(value)
            _placed(label)
    look = _node(labels, "spPr")
    etree.SubElement(look, f"{{{A_NS}}}noFill")
    _letters(labels, 9)
    _placed(labels)


def _placed(label: Element) -> None:
    _value(label, "dLblPos", "t")
    for name, shown in (("LegendKey", "0"), ("Val", "1"), ("CatName", "0"), ("SerName", "0"),
                        ("Percent", "0"), ("BubbleSize", "0")):  # fmt: skip
        _value(label, f"show{name}", shown)


def _category_axis(area: Element) -> None:
    axis = _node(area, "catAx")
    _axis(axis, _AXES[0], "b")
    _letters_axis(axis, "none")
    _value(axis, "crossAx", _AXES[1])
    _value(axis, "crosses", "autoZero")
    _value(axis, "auto", "0")
    _value(axis, "lblAlgn", "ctr")
    _value(axis, "lblOffset", "100")
    _value(axis, "noMultiLvlLbl", "1")


def _value_axis(area: Element, chart: Chart) -> None:
    known = [one for line in chart.series for one in line.values if one is not None]
    span = timeliness_axis(known)
    axis = _node(area, "valAx")
    _axis(axis, _AXES[1], "l", (span.low, ABOVE))
    _stroke(_node(_node(axis, "majorGridlines"), "spPr"), "D9D9D9", "solid", 0.5)
    _node(axis, "numFmt", formatCode="0", sourceLinked="0")
    _letters_axis(axis, "none")
    _value(axis, "crossAx", _AXES[0])
    _value(axis, "crosses", "autoZero")
    _value(axis, "crossBetween", "between")
    _value(axis, "majorUnit", str(span.step))


def _axis(axis: Element, key: str, place: str, span: tuple[int, int] | None = None) -> None:
    _value(axis, "axId", key)
    scaling = _node(axis, "scaling")
    _value(scaling, "orientation", "minMax")
    if span is not None:
        _value(scaling, "max", str(span[1]))
        _value(scaling, "min", str(span[0]))
    _value(axis, "delete", "0")
    _value(axis, "axPos", place)


def _letters_axis(axis: Element, marks: str) -> None:
    _value(axis, "majorTickMark", "out")
    _value(axis, "minorTickMark", marks)
    _value(axis, "tickLblPos", "low")
    _stroke(_node(axis, "spPr"), "7F7F7F", "solid", 0.75)
    _letters(axis, 9)


def _letters(parent: Element, points: int) -> None:
    """Set the type of a part of the chart: Times New Roman, black."""
    paragraph = _paragraph(_node(parent, "txPr"), points)
    etree.SubElement(paragraph, f"{{{A_NS}}}endParaRPr", lang="ru-RU")


def _paragraph(text: Element, points: int) -> Element:
    etree.SubElement(text, f"{{{A_NS}}}bodyPr")
    etree.SubElement(text, f"{{{A_NS}}}lstStyle")
    paragraph = etree.SubElement(text, f"{{{A_NS}}}p")
    look = etree.SubElement(paragraph, f"{{{A_NS}}}pPr")
    _type(etree.SubElement(look, f"{{{A_NS}}}defRPr"), points)
    return paragraph


def _type(run: Element, points: int) -> None:
    run.set("sz", str(points * 100))
    run.set("b", "0")
    _fill(run, "000000")
    for kind in ("latin", "ea", "cs"):
        etree.SubElement(run, f"{{{A_NS}}}{kind}", typeface="Times New Roman")


def _fill(parent: Element, colour: str) -> None:
    solid = etree.SubElement(parent, f"{{{A_NS}}}solidFill")
    etree.SubElement(solid, f"{{{A_NS}}}srgbClr", val=colour)


def _stroke(parent: Element, colour: str, dash: str, points: float) -> None:
    line = etree.SubElement(parent, f"{{{A_NS}}}ln", w=str(round(points * _EMU_PER_POINT)))
    _fill(line, colour)
    etree.SubElement(line, f"{{{A_NS}}}prstDash", val=dash)
    etree.SubElement(line, f"{{{A_NS}}}round")


def _node(parent: Element, name: str, **attributes: str) -> Element:
    return etree.SubElement(parent, f"{{{C_NS}}}{name}", attributes)


def _value(parent: Element, name: str, value: str) -> None:
    _node(parent, name, val=value)


def draw_chart(relation: str, chart: Chart, text_width: int) -> Element:
    """Return the drawing that shows a chart's part, as wide as the text (twips)."""
    size = {"cx": str(text_width * EMU_PER_TWIP), "cy": str(round(chart.height_mm * EMU_PER_MM))}
    drawing = etree.Element(w("drawing"))
    none = {"distT": "0", "distB": "0", "distL": "0", "distR": "0"}
    inline = etree.SubElement(drawing, f"{{{WP_NS}}}inline", none)
    etree.SubElement(inline, f"{{{WP_NS}}}extent", size)
    named = {"id": "1", "name": "Диаграмма", "descr": chart.about}
    etree.SubElement(inline, f"{{{WP_NS}}}docPr", named)
    graphic = etree.SubElement(inline, f"{{{A_NS}}}graphic")
    data = etree.SubElement(graphic, f"{{{A_NS}}}graphicData", uri=C_NS)
    shown = etree.SubElement(data, f"{{{C_NS}}}chart", nsmap={"c": C_NS})
    shown.set(f"{{{R_NS}}}id", relation)
    return drawing
