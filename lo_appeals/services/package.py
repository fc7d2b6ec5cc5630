"""The month's folder: report, annexes, notices, outgoing register, manifest with digests (X3).

Made again over the same state it is the same, byte for byte.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from lo_appeals.domain import texts
from lo_appeals.domain.errors import UserError, reason
from lo_appeals.domain.files import replace_safely, safe_name
from lo_appeals.domain.timeliness import MonthReport, Period
from lo_appeals.services import letters_annexes as annexes
from lo_appeals.services import registry_votings
from lo_appeals.services.changes import Changes
from lo_appeals.services.desk import Desk
from lo_appeals.services.figures_json import report_json
from lo_appeals.services.letters_files import DRAFT, read_saved, sha256
from lo_appeals.services.registry_clocks import (
    LATE_COLUMNS,
    LATE_TITLE,
    ClocksService,
    late_rows,
)
from lo_appeals.services.reports import ReportsService
from lo_appeals.store import bodies, issued, letters, registry
from lo_appeals.store.issued import IssuedReport
from lo_appeals.store.letters import OutgoingLetter, Wanted

MANIFEST = "Опись.json"
NOTICES = "Недостатки"
_REPORT = "Доклад"


@dataclass(frozen=True, slots=True)
class PackedFile:
    """One file of the package."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class MonthPackage:
    """What was put together. `notes` say what is missing or a draft."""

    folder: Path
    manifest: Path
    files: tuple[PackedFile, ...]
    notes: tuple[str, ...]
    changes: Changes


class PackageService:
    """Puts the month together."""

    def __init__(self, desk: Desk, reports: ReportsService, clocks: ClocksService) -> None:
        self._desk = desk
        self._reports = reports
        self._clocks = clocks

    def make(self, period: Period, out: Path) -> MonthPackage:
        """Write the month's package into `out`.

        Raises UserError: the period is no calendar month, a saved letter is gone or was changed, or
        the folder holds other files.
        """
        period.check_month()
        report = self._reports.month(period)
        if not report.covered:
            raise UserError(
                f"Данных за {texts.month_in_words(period.first)} нет.", "Загрузите выгрузку."
            )
        with self._desk.database.read() as connection:
            editions = issued.listed(connection, period)
            known = letters.listed(connection, Wanted(period=period))
        edition = editions[0] if editions else None
        parts = self._documents(report, edition, known)
        _clear(out)
        written = [_write(out / name, data) for name, data in parts]
        written += self._tables(out, report, known)
        notes = tuple(_notes(edition, known, report))
        manifest = _manifest(out, report, edition, written)
        changes = Changes(f"Пакет за {texts.month_in_words(period.first)} собран.", frozenset())
        files = tuple(_packed(out, one) for one in sorted(written))
        return MonthPackage(out, manifest, files, notes, changes)

    def register(self, out: Path, wanted: Wanted | None = None) -> Path:
        """Write the outgoing register as XLSX: the letters that fit, newest first."""
        with self._desk.database.read() as connection:
            known = letters.listed(connection, wanted)
        note = f"Исходящие письма на {texts.day(self._desk.today())}: {len(known)}"
        return annexes.outgoing_table(out, note, self._desk.clock(), known)

    def _documents(
        self, report: MonthReport, edition: IssuedReport | None, known: list[OutgoingLetter]
    ) -> list[tuple[str, bytes]]:
        """Return the letters as they were saved; the report a draft where it is not issued."""
        month = texts.month_title(report.period.first).lower()
        if edition is not None:
            found = [(f"{_REPORT} {month}.docx", read_saved(edition.file, edition.sha256))]
        else:
            found = [(f"{_REPORT} {month}{DRAFT}.docx", self._reports.letter(report.period))]
        for one in sorted(known, key=lambda one: one.id):
            if one.issued_id is None:
                name = f"{NOTICES}/{safe_name(Path(one.file).name)}"
                if one.kind != "notice":
                    name = f"Письма/{safe_name(Path(one.file).name)}"
                found.append((name, read_saved(one.file, one.sha256)))
        return found

    def _tables(
        self, out: Path, report: MonthReport, known: list[OutgoingLetter]
    ) -> Iterable[Path]:
        yield annexes.bodies_table(out / "Приложение 1. Показатели по органам.xlsx", report)
        yield annexes.late_table(out / "Приложение 2. Просроченные обращения.xlsx", report)
        note = f"Исходящие письма за {texts.month_in_words(report.period.first)}"
        stamp = datetime.combine(report.period.last, time())
        yield annexes.outgoing_table(out / "Журнал исходящих писем.xlsx", note, stamp, known)
        yield from self._of_registry(out, report)

    def _of_registry(self, out: Path, report: MonthReport) -> Iterable[Path]:
        """Write what there is to tell of the month's votings (V1) and late notices (R6).

        Changes that nobody has told of are judged by the data's day, as the figures are.
        """
        period, day = report.period, report.data_as_of.date()
        with self._desk.database.read() as connection:
            held = registry.votings(connection, "", None, (period.first, period.last))
            names = bodies.names_on(connection, period.last)
        late = self._clocks.late_notices(period, day)
        tables = (
            ("Приложение 3. Голосования", "Голосования", registry_votings.COLUMNS,
             registry_votings.rows_of(held, names)),
            (f"Приложение 4. {LATE_TITLE}", LATE_TITLE, LATE_COLUMNS, late_rows(late, day)),
        )  # fmt: skip
        for name, title, columns, rows in tables:
            if rows:
                yield annexes.registry_table(out / f"{name}.xlsx", title, columns, report, rows)


def _clear(out: Path) -> None:
    """Take away what an earlier package put here. Raises UserError: other files are here."""
    if not out.exists():
        return
    kept = out / MANIFEST
    there = [one for one in out.rglob("*") if one.is_file()]
    if not there:
        return
    ours = _listed(kept)
    strangers = [one for one in there if one != kept and str(one.relative_to(out)) not in ours]
    if strangers:
        raise UserError(
            f"В папке «{out.name}» есть чужие файлы, например «{strangers[0].name}».",
            "Укажите пустую папку.",
        )
    for one in there:
        try:
            one.unlink()
        except OSError as error:
            raise UserError(
                f"Файл «{one.name}» не заменить: {reason(error)}.", "Закройте его и повторите."
            ) from error


def _listed(manifest: Path) -> frozenset[str]:
    try:
        found = json.loads(manifest.read_text(encoding="utf-8"))
        return frozenset(str(Path(one["name"])) for one in found["files"])
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()


def _write(target: Path, data: bytes) -> Path:
    def write(path: Path) -> None:
        path.write_bytes(data)

    return replace_safely(target, write)


def _packed(out: Path, path: Path) -> PackedFile:
    data = path.read_bytes()
    return PackedFile(path.relative_to(out).as_posix(), len(data), sha256(data))


def _manifest(
    out: Path, report: MonthReport, edition: IssuedReport | None, written: list[Path]
) -> Path:
    """Write the list of files with digests and the figures that they tell."""
    told = {
        "period": report.period.key,
        "data_as_of": report.data_as_of.isoformat(timespec="minutes"),
        "edition": edition.edition if edition else None,
        "issued_at": _stamp(edition.issued_at if edition else None),
        "total": edition.figures["total"] if edition else report_json(report)["total"],
        "files": [
            {"name": one.name, "size": one.size, "sha256": one.sha256}
            for one in (_packed(out, path) for path in sorted(written))
        ],
    }
    text = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    return _write(out / MANIFEST, text.encode())


def _stamp(moment: datetime | date | None) -> str | None:
    return moment.isoformat() if moment else None


def _notes(
    edition: IssuedReport | None, known: list[OutgoingLetter], report: MonthReport
) -> Iterable[str]:
    if edition is None:
        yield "Доклад не выпущен: в пакете черновик."
    elif edition.data_as_of != report.data_as_of:
        yield "Приложения Excel – по нынешним данным; доклад выпущен по прежним."
    if not any(one.kind == "notice" for one in known):
        yield "Информации о недостатках за этот месяц нет."
