"""The chart of the report: its numbers as the letter writes them, its scale as the window's."""

from lxml import etree

from lo_appeals.domain.timeliness import timeliness_axis
from lo_appeals.letters.chart import C_NS, Chart, Series, chart_part
from lo_appeals.letters.wordml import A_NS

NAMES = {"c": C_NS, "a": A_NS}
RATES = (96.3, None, 71.0)


def part() -> etree._Element:
    lines = (Series("Своевременность, %", RATES), Series("Год назад", (95.0,) * 3, main=False))
    return etree.fromstring(chart_part(Chart("", ("янв 26", "фев 26", "март 26"), lines)))


def test_numbers_over_points_have_a_comma_on_any_system() -> None:
    labels = part().findall(".//c:dLbls/c:dLbl", NAMES)
    said = {one.find("c:idx", NAMES).get("val"): "".join(one.itertext()) for one in labels}
    assert said == {"0": "96,3", "2": "71,0"}


def test_scale_is_that_of_the_window() -> None:
    scale = part().find(".//c:valAx", NAMES)
    marks = timeliness_axis((*RATES, 95.0))
    assert scale.find("c:scaling/c:min", NAMES).get("val") == str(marks.low) == "70"
    assert scale.find("c:majorUnit", NAMES).get("val") == str(marks.step)
