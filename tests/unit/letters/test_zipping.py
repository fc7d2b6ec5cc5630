"""A package that is written part by part, read back by Python's own reader."""

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from lo_appeals.letters.zipping import REMEMBERED, zipped

NAMES = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=40)
PARTS = st.dictionaries(NAMES.filter(lambda one: "/" not in one), st.binary(max_size=400))


@given(PARTS, st.data())
def test_what_is_written_is_read_back(parts: dict[str, bytes], data: st.DataObject) -> None:
    same = data.draw(st.sets(st.sampled_from(sorted(parts))) if parts else st.just(set()))
    made = zipped(parts.items(), frozenset(same))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == list(parts)
        assert {one: archive.read(one) for one in parts} == parts
        assert {info.date_time for info in archive.infolist()} <= {(1980, 1, 1, 0, 0, 0)}


def test_the_same_parts_give_the_same_file_remembered_or_not() -> None:
    parts = [("word/styles.xml", b"<a/>" * 50), ("word/рисунок.png", bytes(REMEMBERED + 1))]
    names = frozenset(name for name, _body in parts)
    assert zipped(parts, names) == zipped(parts, frozenset()) == zipped(parts, names)
