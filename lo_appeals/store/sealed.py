"""Copies that leave the computer, shut by a password.

AES-256-GCM over pieces of 1 MiB, each bound to its place and to being the last, so that a copy cut
short or put together anew does not open; the key comes from the password by scrypt. The library is
`cryptography`, which brings OpenSSL's ciphers; scrypt is the standard library's own.
"""

import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from lo_appeals.domain.errors import UserError

MAGIC = b"LO-APPEALS COPY 1\n"
SUFFIX = ".sealed"
PIECE = 1 << 20
TAG, SALT, PREFIX = 16, 16, 7  # bytes; a nonce is the prefix, four bytes of number, one of «last»


@dataclass(frozen=True, slots=True)
class Key:
    """What shuts copies: made from a password, useless for finding it out."""

    salt: bytes
    secret: bytes

    @classmethod
    def of(cls, password: str, salt: bytes | None = None) -> "Key":
        """Derive the key. Raises UserError for a password shorter than eight characters."""
        if len(password) < 8:
            raise UserError("Пароль короче восьми знаков.", "Придумайте пароль подлиннее.")
        salt = salt or secrets.token_bytes(SALT)
        secret = hashlib.scrypt(password.encode(), salt=salt, n=1 << 15, r=8, p=1,
                                maxmem=1 << 26, dklen=32)  # fmt: skip
        return cls(salt, secret)


def is_sealed(path: Path) -> bool:
    """Tell whether a file is a shut copy."""
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def seal(source: Path, target: Path, key: Key) -> None:
    """Write the shut form of `source` to `target` and put it to disk."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    cipher, prefix = AESGCM(key.secret), secrets.token_bytes(PREFIX)
    with source.open("rb") as plain, target.open("wb") as shut:
        shut.write(MAGIC + key.salt + prefix)
        number, piece = 0, plain.read(PIECE)
        while True:
            following = plain.read(PIECE)
            shut.write(cipher.encrypt(_nonce(prefix, number, last=not following), piece, MAGIC))
            if not following:
                break
            number, piece = number + 1, following
        shut.flush()
        os.fsync(shut.fileno())


def unseal(source: Path, target: Path, password: str) -> None:
    """Write the open form of a shut copy. Raises UserError: wrong password or a damaged copy."""
    from cryptography.exceptions import InvalidTag

    with source.open("rb") as shut, target.open("wb") as plain:
        try:
            _open_pieces(shut, plain, password)
        except InvalidTag as error:
            raise UserError(
                f"Копия «{source.name}» не открывается: пароль неверен или копия повреждена.",
                "Ничего не изменено. Проверьте раскладку и заглавные буквы.",
            ) from error
        plain.flush()
        os.fsync(plain.fileno())


def _open_pieces(shut: BinaryIO, plain: BinaryIO, password: str) -> None:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    head = shut.read(len(MAGIC) + SALT + PREFIX)[len(MAGIC) :]
    salt, prefix = head[:SALT], head[SALT:]
    cipher = AESGCM(Key.of(password, salt.ljust(SALT, b"\0")).secret)
    number, piece = 0, shut.read(PIECE + TAG)
    while True:
        following = shut.read(PIECE + TAG)
        nonce = _nonce(prefix.ljust(PREFIX, b"\0"), number, last=not following)
        plain.write(cipher.decrypt(nonce, piece.ljust(TAG, b"\0"), MAGIC))
        if not following:
            return
        number, piece = number + 1, following


def _nonce(prefix: bytes, number: int, *, last: bool) -> bytes:
    return prefix + number.to_bytes(4, "big") + bytes([last])
