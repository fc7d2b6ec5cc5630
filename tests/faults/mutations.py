"""P5: spoilt workbooks, tables and letters are read or refused in Russian, never more.

Most are read inside a worker that is told apart from its parent only by a fork (the parser, its
guard and all that follows are the program's own); a share goes through the program's own reading
process, and so does every file on which a worker died.
"""

import io
import os
import random
import re
import resource
import signal
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from unittest.mock import patch

from lo_appeals.domain.errors import UserError
from lo_appeals.exchange import child, portal, workbook
from lo_appeals.exchange.sample import make_sample
from lo_appeals.letters.document_check import check_document
from lo_appeals.letters.kinds import KINDS
from lo_appeals.letters.template import check_template
from lo_appeals.paths import resources
from tests.faults.killing import Say, finished
from tests.faults.outcome import Outcome

BATCH = 100
HUNG_S, MEMORY = 5, 1500 << 20
CYRILLIC = re.compile("[А-Яа-я]{3}")
Mutant = bytes
HOSTILE = (
    b'<!DOCTYPE x [<!ENTITY a "b">]>', b"<!--", b"]]>", b"\x00", b"\xff\xfe", b"&#1114112;",
    b'r="XFD1048576"', b'ref="A1:XFD1048576"', b'count="4294967295"', b"<v>1e308</v>",
    b"<v>-1</v>", b"<v>99999999999999999999</v>", b'r="A2000000000"', b'<c t="s"><v>999999</v></c>',
    "{{цикл.x}}".encode(), b"</w:p>", b"<w:p>", b"{{#", b' s="99999"', b"\xd0",
)  # fmt: skip


def _seeds(place: Path) -> dict[str, list[bytes]]:
    place.mkdir(parents=True, exist_ok=True)
    make_sample(place / "sample.xlsx", date(2026, 11, 20), rows=15)
    book = portal.read_book(place / "sample.xlsx")
    text = "\n".join(";".join(str(cell) for cell in row) for row in book.tables[0].rows)
    letters = [path.read_bytes() for path in _templates()]
    return {
        "xlsx": [(place / "sample.xlsx").read_bytes(), _by_openpyxl(book)],
        "csv": [text.encode("cp1251", "replace"), text.encode("utf-8-sig"), text.encode("utf-16")],
        "docx": letters,
    }


def _by_openpyxl(book: workbook.Book) -> bytes:
    import openpyxl

    made, out = openpyxl.Workbook(), io.BytesIO()
    sheet = made.create_sheet("Sheet0", 0)
    for row in book.tables[0].rows:
        sheet.append([str(cell) for cell in row])
    made.save(out)
    return out.getvalue()


def mutant(seed: bytes, chance: random.Random) -> Mutant:
    """Return a spoilt form of a file."""
    if seed[:2] == b"PK" and chance.random() < 0.75:
        return _repacked(seed, chance)
    return _spoilt(seed, chance)


def _spoilt(data: bytes, chance: random.Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        at = chance.randrange(len(spoilt) + 1)
        kind = chance.randrange(6)
        if kind == 0 and at < len(spoilt):
            spoilt[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            spoilt[at:at] = chance.choice(HOSTILE)
        elif kind == 2:
            del spoilt[at : at + chance.choice((1, 4, 100, 4000))]
        elif kind == 3:
            spoilt[at:at] = spoilt[at : at + chance.choice((1, 50, 2000))]
        elif kind == 4:
            spoilt[at : at + 8] = chance.randbytes(8)
        elif chance.random() < 0.3:
            del spoilt[at:]
    return bytes(spoilt)


def _repacked(seed: bytes, chance: random.Random) -> bytes:
    """Spoil one or two parts inside the package; the package itself stays sound."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(seed)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = old.namelist()
        chosen = set(chance.sample(names, min(chance.choice((1, 1, 2)), len(names))))
        for name in names:
            data = old.read(name)
            if name not in chosen:
                new.writestr(name, data)
            elif (luck := chance.random()) < 0.8:
                new.writestr(name, _marked(data, chance) if luck < 0.5 else _spoilt(data, chance))
            elif luck < 0.9:
                new.writestr(chance.choice(("../x", "xl/" + name, "a" * 300)), data)
    return out.getvalue()


def _marked(data: bytes, chance: random.Random) -> bytes:
    """Spoil at the edges of tags and attributes, where parsers think."""
    edges = [found.start() for found in re.finditer(rb'[<>"=/]', data)] or [0]
    spoilt = bytearray(data)
    for at in sorted(chance.sample(edges, min(3, len(edges))), reverse=True):
        kind = chance.randrange(4)
        if kind == 0:
            spoilt[at:at] = chance.choice(HOSTILE)
        elif kind == 1:
            del spoilt[at : at + chance.choice((1, 3, 40))]
        elif kind == 2:
            end = spoilt.find(b">", at) + 1 or at + 10
            spoilt[at:at] = spoilt[at:end] * chance.choice((1, 3, 400))
        else:
            spoilt[at + 1 : at + 4] = chance.choice((b"999999999", b"-1", b"", "я".encode()))
    return bytes(spoilt)


def _read_here(path: Path, *_rest: object) -> workbook.Book:
    """Do what the reading process does, in this process."""
    pipe = io.BytesIO()
    child.main([str(path)], pipe)
    pipe.seek(0)
    book, ended = workbook._received(pipe, None)
    if not ended:
        raise UserError("Файл повреждён: программа чтения на нём остановилась.", "Выгрузите снова.")
    return book


def _table(path: Path) -> str:
    try:
        return f"read {len(portal.read_export(path).rows)}"
    except UserError as error:
        return f"refused {error}" if error.advice else f"error no advice: {error}"


def _letter(path: Path) -> str:
    """Check a template as the program does before it is used; a letter's own check must not die."""
    data = path.read_bytes()
    name = _templates()[int(path.stem.split("-")[1])].name
    kind = next((one for one in KINDS if one.template == name), KINDS[0])
    faults = check_template(data, kind.schema)
    check_document(data)
    return f"refused {faults[0]}" if faults else "read"


def _templates() -> list[Path]:
    return sorted((resources() / "letters").glob("*.docx"))


def _batch(paths: Sequence[Path], one: Callable[[Path], str]) -> Callable[[Say], None]:
    def work(say: Say) -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        with patch.object(portal, "read_book", _read_here):
            for path in paths:
                signal.alarm(HUNG_S)
                began = time.monotonic()
                try:
                    said = one(path)
                except Exception as error:
                    said = f"error {type(error).__name__}: {error}"
                signal.alarm(0)
                flat = " ".join(said.split())[:300]
                say(f"{path.name} {time.monotonic() - began:.2f} {flat}")

    return work


SHARES = {"xlsx": 0.5, "csv": 0.15, "docx": 0.35}


def mutations(place: Path, kind: str, wanted: int) -> Iterator[Outcome]:
    """Read spoilt files of one kind: its share of all that are wanted."""
    share, seeds = SHARES[kind], _seeds(place)
    outcome, began = Outcome("P5", f"spoilt {kind} files", int(10_000 * share)), time.monotonic()
    chance = random.Random(kind)
    one, left = _letter if kind == "docx" else _table, int(wanted * share)
    while left > 0:
        paths = _written(place / kind, seeds[kind], min(BATCH, left), kind, chance)
        left -= len(paths)
        _judged(outcome, paths, one)
    outcome.seconds = time.monotonic() - began
    yield outcome


def _written(
    folder: Path, seeds: list[bytes], count: int, kind: str, chance: random.Random
) -> list[Path]:
    folder.mkdir(exist_ok=True)
    chosen = [chance.randrange(len(seeds)) for _ in range(count)]
    paths = [folder / f"{number}-{seed}.{kind}" for number, seed in enumerate(chosen)]
    for path, seed in zip(paths, chosen, strict=True):
        path.write_bytes(mutant(seeds[seed], chance))
    return paths


def _judged(outcome: Outcome, paths: list[Path], one: Callable[[Path], str]) -> None:
    """Read a batch; where a worker dies, its file goes through the real reading process."""
    while paths:
        told = [line for line in finished(_batch(paths, one)) if line != "end"]
        for line in told:
            _count(outcome, line)
        rest = paths[len(told) :]
        if rest:
            outcome.count("worker died or hung")
            _contained(outcome, rest[0], one)
            rest = rest[1:]
        paths = rest


def _count(outcome: Outcome, line: str) -> None:
    name, seconds, said = line.split(" ", 2)
    outcome.trials += 1
    outcome.count(said.split()[0])
    outcome.notes["slowest, ms"] = max(
        outcome.notes.get("slowest, ms", 0), int(float(seconds) * 1000)
    )
    if said.startswith("error") or not (said.startswith("read") or CYRILLIC.search(said)):
        outcome.fault(f"{name}: {said}")


def _contained(outcome: Outcome, path: Path, one: Callable[[Path], str]) -> None:
    if one is _letter:
        outcome.trials += 1
        outcome.fault(f"{path.name}: killed the checker")
        return
    began = time.monotonic()
    _count(outcome, f"{path.name} {time.monotonic() - began} {_table(path)}")


def through(place: Path, wanted: int) -> Iterator[Outcome]:
    """Read spoilt files by the program's own reading process."""
    outcome, began = Outcome("P5", "spoilt files through the program's own process", 300), 0.0
    began, chance, seeds = time.monotonic(), random.Random(55), _seeds(place)
    for number in range(wanted):
        kind = ("xlsx", "xlsx", "csv")[number % 3]
        (path,) = _written(place / kind, seeds[kind], 1, kind, chance)
        at = time.monotonic()
        try:
            said = _table(path)
        except Exception as error:
            said = f"error {type(error).__name__}: {error}"
        _count(outcome, f"{path.name} {time.monotonic() - at} {' '.join(said.split())}")
    outcome.seconds = time.monotonic() - began
    yield outcome
