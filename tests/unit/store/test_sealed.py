"""Shut copies: the same bytes come back, anything else does not open."""

from pathlib import Path

import pytest

from lo_appeals.domain.errors import UserError
from lo_appeals.store import sealed
from lo_appeals.store.sealed import MAGIC, PIECE, PREFIX, SALT, TAG, Key

KEY = Key.of("пароль из слов")
HEAD = len(MAGIC) + SALT + PREFIX


def shut(folder: Path, data: bytes) -> Path:
    (folder / "plain").write_bytes(data)
    sealed.seal(folder / "plain", folder / "shut", KEY)
    return folder / "shut"


def opened(path: Path) -> bytes:
    sealed.unseal(path, path.with_suffix(".out"), "пароль из слов")
    return path.with_suffix(".out").read_bytes()


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE])
def test_contents_come_back(size: int, tmp_path: Path):
    data = bytes(n % 251 for n in range(1000)) * (size // 1000 + 1)
    assert opened(shut(tmp_path, data[:size])) == data[:size]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:-1],
        lambda data: data[: HEAD + PIECE + TAG],
        lambda data: data[: HEAD + 3],
        lambda data: data[: HEAD - 4],
        lambda data: data + b"\0",
        lambda data: data[:HEAD] + data[HEAD + PIECE + TAG :] + data[HEAD : HEAD + PIECE + TAG],
        lambda data: data[:50] + bytes([data[50] ^ 1]) + data[51:],
        lambda data: data[:20] + bytes([data[20] ^ 1]) + data[21:],
    ],
    ids=["cut", "last piece gone", "nothing left", "head cut", "longer", "swapped", "flip", "salt"],
)
def test_spoilt_copy_does_not_open(spoil, tmp_path: Path):
    path = shut(tmp_path, bytes(2 * PIECE))
    path.write_bytes(spoil(path.read_bytes()))
    with pytest.raises(UserError, match="пароль неверен или копия повреждена"):
        opened(path)


def test_short_password_is_refused():
    with pytest.raises(UserError, match="короче восьми"):
        Key.of("семь зн")


def test_same_password_shuts_differently_each_time():
    assert Key.of("пароль из слов").salt != KEY.salt


def test_other_files_are_not_taken_for_shut_copies(tmp_path: Path):
    (tmp_path / "x").write_bytes(b"SQLite format 3\0")
    assert not sealed.is_sealed(tmp_path / "x")
    assert not sealed.is_sealed(tmp_path / "none")
