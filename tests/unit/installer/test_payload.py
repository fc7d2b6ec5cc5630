"""What is taken from wheels and how the payload is written down."""

import hashlib
import struct
import zipfile
from pathlib import Path

import pytest

import lo_appeals
from installer import fetch_runtime, payload, peer, wheels
from installer.places import HERE, SOURCES
from lo_appeals import paths

LIB, BESIDE, LICENCES = Path("lib"), Path("runtime"), Path("licenses")


def goes(name: str) -> list[str]:
    return [path.as_posix() for path in wheels.destinations(name, LIB, BESIDE, LICENCES)]


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("PySide6/Qt6Core.dll", ["lib/PySide6/Qt6Core.dll"]),
        ("PySide6/Qt6Network.dll", []),
        ("PySide6/translations/qtbase_ru.qm", ["lib/PySide6/translations/qtbase_ru.qm"]),
        ("PySide6/translations/qtbase_de.qm", []),
        ("shiboken6/msvcp140.dll", ["runtime/msvcp140.dll"]),
        ("shiboken6/Shiboken.pyd", ["lib/shiboken6/Shiboken.pyd"]),
        ("lxml/etree.pyi", []),
        ("lxml/etree.pyd", ["lib/lxml/etree.pyd"]),
        ("openpyxl/tests/test_a.py", []),
        ("phonenumbers/geodata/data1.py", []),
        ("a-1.dist-info/RECORD", []),
        ("a-1.dist-info/METADATA", ["lib/a-1.dist-info/METADATA"]),
        ("a-1.dist-info/LICENSE", ["licenses/a-1/LICENSE"]),
        ("a-1.dist-info/licenses/third/MIT.txt", ["licenses/a-1/third/MIT.txt"]),
        ("a-1.data/scripts/run", []),
    ],
)
def test_a_wheels_file_goes_where_the_program_uses_it(name, places):
    assert goes(name) == places


def test_the_version_has_one_place():
    assert payload.version() == lo_appeals.__version__


def test_the_portable_mark_is_the_one_that_the_program_looks_for(tmp_path):
    folder = tmp_path / "payload"
    (folder / "app" / "lo_appeals").mkdir(parents=True)
    (folder / "app" / "lo_appeals" / "__init__.py").write_text("")
    payload.pack_portable(folder, tmp_path / "portable.zip")
    with zipfile.ZipFile(tmp_path / "portable.zip") as archive:
        archive.extractall(tmp_path)
    unpacked = tmp_path / "lo_appeals"
    assert paths.portable(unpacked / "app") == unpacked / "data"
    assert paths.portable(folder / "app") is None


def test_the_same_payload_packs_into_the_same_bytes(tmp_path):
    folder = tmp_path / "payload"
    folder.mkdir()
    (folder / "a.txt").write_text("а")
    made = []
    for name in ("1.zip", "2.zip"):
        payload.pack_portable(folder, tmp_path / name)
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


def test_the_manifest_tells_every_file_with_its_hash(tmp_path):
    (tmp_path / "папка").mkdir()
    (tmp_path / "папка" / "файл.txt").write_bytes(b"1")
    digest = hashlib.sha256(b"1").hexdigest()
    assert payload.manifest(tmp_path) == f"{digest}  папка/файл.txt\n"


def test_another_runtime_than_the_official_one_is_not_taken():
    assert not fetch_runtime.is_official(b"anything else")


def test_start_and_icon_of_the_set_up_are_those_of_the_program():
    script = (HERE / "installer.nsi").read_text(encoding="utf-8")
    assert '"-X utf8 -m lo_appeals"' in script
    assert '!define DATA "$LOCALAPPDATA\\lo_appeals"' in script
    icon = (SOURCES / "resources" / "icons" / "lo_appeals.ico").read_bytes()
    assert struct.unpack_from("<3H", icon) == (0, 1, 9)


def test_changes_tell_of_this_version():
    text = (SOURCES / "resources" / "help" / "changes.md").read_text(encoding="utf-8")
    assert f"\n## {lo_appeals.__version__}\n" in text


@pytest.mark.parametrize(
    ("ours", "theirs", "found"),
    [
        ({"a": 1, "file": "x"}, {"a": 1, "file": "y"}, []),
        ({"a": [1, 2]}, {"a": [1, 3]}, ["/a/1: 2 | 3"]),
        ({"a": [1]}, {"a": [1, 2]}, ["/a: [1] | [1, 2]"]),
        ({"a": None}, {}, []),
        ({"a": 0}, {}, ["/a: 0 | None"]),
    ],
)
def test_answers_are_compared_value_by_value(ours, theirs, found):
    assert list(peer.differences(ours, theirs)) == found
