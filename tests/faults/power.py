"""P2: the power goes. Every write of the real engine is recorded, then disks are made up from it.

The process's own SQLite is told to write through functions of ours (a VFS whose methods are wrapped
in place), so what is recorded is what the program really does. A disk after the cut holds all that
was put to disk by a sync; of what was written since, any part: kept, dropped or torn at 512 bytes.
"""

import ctypes
import ctypes.util
import random
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from lo_appeals.services.office import BASE
from lo_appeals.store import engine
from tests.faults.kills import _close, _import, _mass, _register
from tests.faults.office import OLD, fresh, opened
from tests.faults.outcome import Outcome

SECTOR = 512
WRITE, TRUNCATE, SYNC, DELETE, ACK = "write", "truncate", "sync", "delete", "ack"
P, N, L = ctypes.c_void_p, ctypes.c_int, ctypes.c_longlong
CLOSE_T = ctypes.CFUNCTYPE(N, P)
WRITE_T = ctypes.CFUNCTYPE(N, P, P, N, L)
TRUNCATE_T = ctypes.CFUNCTYPE(N, P, L)
SYNC_T = ctypes.CFUNCTYPE(N, P, N)
OPEN_T = ctypes.CFUNCTYPE(N, P, P, P, N, P)  # the engine keeps the name's address: no c_char_p
DELETE_T = ctypes.CFUNCTYPE(N, P, P, N)


class Methods(ctypes.Structure):
    """sqlite3_io_methods as far as it is wrapped; the rest is copied as it is."""

    _fields_ = [
        ("version", N), ("close", P), ("read", P), ("write", P), ("truncate", P), ("sync", P),
        ("rest", P * 13),
    ]  # fmt: skip


class Vfs(ctypes.Structure):
    """The beginning of sqlite3_vfs."""

    _fields_ = [
        ("version", N), ("file_bytes", N), ("longest_path", N), ("next", P), ("name", P),
        ("data", P), ("open", P), ("delete", P),
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that the engine did to a file, or one answer «saved»."""

    kind: str
    file: str = ""
    place: int = 0
    data: bytes = b""


class Recorder:
    """Wraps the process's own SQLite for as long as it lives."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.on = False
        self._names: dict[int, str] = {}
        self._tables: dict[int, Methods] = {}
        self._kept: list[Any] = []
        library = ctypes.CDLL(ctypes.util.find_library("sqlite3"))
        library.sqlite3_vfs_find.restype = ctypes.POINTER(Vfs)
        self._vfs = library.sqlite3_vfs_find(None).contents
        self._before = (self._vfs.open, self._vfs.delete)
        self._vfs.open = self._as_pointer(OPEN_T(self._open(OPEN_T(self._vfs.open))))
        self._vfs.delete = self._as_pointer(DELETE_T(self._delete(DELETE_T(self._vfs.delete))))

    def _as_pointer(self, function: Any) -> Any:
        self._kept.append(function)
        return ctypes.cast(function, P).value

    def unwrap(self) -> None:
        """Leave SQLite as it was."""
        self._vfs.open, self._vfs.delete = self._before
        self.on = False

    def _note(self, kind: str, file: str, place: int = 0, data: bytes = b"") -> None:
        if self.on and Path(file).name.startswith(BASE):
            self.steps.append(Step(kind, Path(file).name, place, data))

    def _open(self, real: Any) -> Callable[..., int]:
        def opening(vfs: int, name: int | None, file: int, flags: int, out: int) -> int:
            code = int(real(vfs, name, file, flags, out))
            held = ctypes.cast(file, ctypes.POINTER(P))
            if code == 0 and name and held[0]:
                self._names[file] = ctypes.string_at(name).decode()
                held[0] = ctypes.addressof(self._wrapped(held[0]))
            return code

        return opening

    def _delete(self, real: Any) -> Callable[..., int]:
        def deleting(vfs: int, name: int, flush: int) -> int:
            code = int(real(vfs, name, flush))
            self._note(DELETE, ctypes.string_at(name).decode(), flush)
            return code

        return deleting

    def _wrapped(self, address: int) -> Methods:
        if address not in self._tables:
            real = Methods.from_address(address)
            copy = Methods()
            ctypes.memmove(ctypes.addressof(copy), address, ctypes.sizeof(Methods))
            copy.write = self._as_pointer(WRITE_T(self._writing(WRITE_T(real.write))))
            copy.truncate = self._as_pointer(TRUNCATE_T(self._cutting(TRUNCATE_T(real.truncate))))
            copy.sync = self._as_pointer(SYNC_T(self._syncing(SYNC_T(real.sync))))
            self._tables[address] = copy
        return self._tables[address]

    def _writing(self, real: Any) -> Callable[..., int]:
        def writing(file: int, data: int, size: int, place: int) -> int:
            code = int(real(file, data, size, place))
            self._note(WRITE, self._names.get(file, ""), place, ctypes.string_at(data, size))
            return code

        return writing

    def _cutting(self, real: Any) -> Callable[..., int]:
        def cutting(file: int, size: int) -> int:
            code = int(real(file, size))
            self._note(TRUNCATE, self._names.get(file, ""), size)
            return code

        return cutting

    def _syncing(self, real: Any) -> Callable[..., int]:
        def syncing(file: int, flags: int) -> int:
            code = int(real(file, flags))
            self._note(SYNC, self._names.get(file, ""))
            return code

        return syncing


class Disk:
    """Files as they are on the disk for sure, and what was written since."""

    def __init__(self, base: bytes) -> None:
        self.sure: dict[str, bytearray | None] = {BASE: bytearray(base)}
        self.since: dict[str, list[Step]] = {}

    def take(self, step: Step) -> None:
        """Do one step."""
        if step.kind == SYNC:
            self.sure[step.file] = self._with(step.file, self.since.pop(step.file, []))
        elif step.kind == DELETE and step.place:  # the folder was put to disk with it
            self.sure[step.file] = None
            self.since.pop(step.file, None)
        elif step.kind != ACK:
            self.since.setdefault(step.file, []).append(step)

    def _with(self, file: str, steps: list[Step]) -> bytearray | None:
        found = self.sure.get(file)
        data = None if found is None else bytearray(found)
        for step in steps:
            if step.kind == DELETE:
                data = None
            elif step.kind == TRUNCATE:
                data = (data or bytearray())[: step.place]
            else:
                data = data if data is not None else bytearray()
                data.extend(bytes(max(0, step.place + len(step.data) - len(data))))
                data[step.place : step.place + len(step.data)] = step.data
        return data

    def after_cut(self, chance: random.Random) -> dict[str, bytearray | None]:
        """Return what the files may hold once the power is back."""
        found = dict(self.sure)
        for file, steps in self.since.items():
            kept = [part for step in steps for part in _part(step, chance)]
            found[file] = self._with(file, kept)
        return found


def _part(step: Step, chance: random.Random) -> list[Step]:
    """Return what of an unsynced step came to the disk: all, nothing, some sectors."""
    luck = chance.random()
    if luck < 0.4:
        return [step]
    if luck < 0.7 or step.kind != WRITE:
        return []
    return [
        Step(WRITE, step.file, step.place + at, step.data[at : at + SECTOR])
        for at in range(0, len(step.data), SECTOR)
        if chance.random() < 0.5
    ]


def _recorded(made: Path, place: Path, rounds: int) -> tuple[bytes, list[Step]]:
    """Let the real services work; return the base before and every step with its answers."""
    folder = fresh(made, place)
    recorder = Recorder()
    try:
        office = opened(folder)
        base = (folder / BASE).read_bytes()
        recorder.on = True
        for number in range(rounds):
            for turn, act in enumerate((_register, _close, _import, _register, _mass, _close)):
                done = act(office, OLD + number + 100 * turn)
                recorder.steps.append(Step(ACK, data=done.encode()))
        recorder.on = False
        office.close()
    finally:
        recorder.unwrap()
    return base, recorder.steps


def cuts(made: Path, place: Path, wanted: int) -> Iterator[Outcome]:
    """Cut the power at random points of a recorded piece of work; then with syncing off."""
    if not sys.platform.startswith("linux"):
        yield Outcome("P2", "power cut", wanted, skipped="only on Linux")
        return
    outcome = Outcome("P2", "power cut at random points of real work", 1000)
    _cut(outcome, made, place, wanted)
    yield outcome
    outcome = Outcome("P2", "control: synchronous=OFF", 1, control=True)
    with patch.object(engine, "SYNCHRONOUS", 0):
        _cut(outcome, made, place, min(wanted, 100))
    yield outcome


def _cut(outcome: Outcome, made: Path, place: Path, wanted: int) -> None:
    began, chance = time.monotonic(), random.Random(2)
    base, steps = _recorded(made, place, 3)
    outcome.count("writes recorded", sum(step.kind == WRITE for step in steps))
    outcome.count("answers «saved»", sum(step.kind == ACK for step in steps))
    points = sorted(chance.randrange(1, len(steps)) for _ in range(wanted))
    disk, at = Disk(base), 0
    told = _entries(base, place)  # each act adds exactly one entry to the journal
    for point in points:
        for step in steps[at:point]:
            disk.take(step)
            told += step.kind == ACK
        at = point
        outcome.trials += 1
        fault = _looked_at(disk.after_cut(chance), place / "cut", told)
        if fault:
            outcome.fault(f"cut at step {point}: {fault}")
    outcome.seconds = time.monotonic() - began


def _entries(base: bytes, place: Path) -> int:
    (place / "before.sqlite").write_bytes(base)
    with closing(sqlite3.connect(place / "before.sqlite")) as raw:
        return int(raw.execute("SELECT count(*) FROM journal").fetchone()[0])


def _looked_at(files: dict[str, bytearray | None], folder: Path, told: int) -> str:
    """Open the base after a cut; return what is wrong with it. `told` answers were given."""
    folder.mkdir(exist_ok=True)
    for left in folder.iterdir():
        left.unlink()
    for name, data in files.items():
        if data is not None:
            (folder / name).write_bytes(data)
    try:
        with closing(sqlite3.connect(folder / BASE)) as raw:
            found = raw.execute("PRAGMA integrity_check").fetchone()[0]
            entries = raw.execute("SELECT count(*) FROM journal").fetchone()[0]
    except sqlite3.Error as error:
        return f"not readable: {error}"
    if found != "ok":
        return f"damaged: {found}"
    return "" if entries >= told else f"{entries} of {told} kept"
