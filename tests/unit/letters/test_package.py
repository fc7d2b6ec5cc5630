import io
import zipfile
from collections.abc import Callable

import pytest

from lo_appeals.domain.errors import UserError
from lo_appeals.letters.foreign import PART_LIMIT
from lo_appeals.letters.package import TYPES, Package


def test_package_is_written_the_same_way_every_time(template: bytes) -> None:
    once = Package.read(template).write()
    assert once == Package.read(once).write()


def test_types_come_first_in_the_file(template: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(template)) as archive:
        assert archive.namelist()[:2] == [TYPES, "_rels/.rels"]


def test_archive_of_too_many_parts_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(PART_LIMIT + 1):
            archive.writestr(f"{number}", b"")
    with pytest.raises(UserError, match="слишком велик"):
        Package.read(buffer.getvalue())


def test_archive_without_types_is_no_document() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", b"")
    with pytest.raises(UserError, match="не документ Word"):
        Package.read(buffer.getvalue())


def test_encrypted_member_is_refused(template: bytes) -> None:
    data = bytearray(template)
    for mark, shift in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + shift] |= 1  # the flag of encryption
            place = data.find(mark, place + 4)
    with pytest.raises(UserError, match="зашифрован"):
        Package.read(bytes(data))


def test_two_pictures_share_one_declaration(template: bytes) -> None:
    package = Package.read(template)
    image = b"\x89PNG\r\n\x1a\n"
    ids = [package.add_picture("word/header1.xml", image) for _ in range(2)]
    assert len(set(ids)) == 2
    types = Package.read(package.write()).parts[TYPES].decode()
    assert types.count('Extension="png"') == 1


def test_part_is_named_when_it_cannot_be_read(template: bytes, edit: Callable) -> None:
    with pytest.raises(UserError, match=r"word/styles\.xml"):
        Package.read(edit(template, {"word/styles.xml": lambda _: "<a>"}))
