"""The list on screen over a million entries: frame, jump, memory, first painted page.

Every side runs in a process of its own: Qt's SQLite and Python's must not open one file in one.
The peer is `QSqlQueryModel` in a bare `QTableView`; for the start, a bare `QtWidgets` window.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from tests.benchmarks import region
from tests.benchmarks.measure import Result

_COMMON = """
import sys, time
from pathlib import Path
from statistics import median
from PySide6.QtWidgets import QApplication, QTableView

def resident():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024

def frames(table, settle):
    bar, times = table.verticalScrollBar(), []
    for step in range(60):
        start = time.perf_counter()
        bar.setValue(1000 + step * 3)
        table.viewport().repaint()
        times.append(time.perf_counter() - start)
        settle()
    start = time.perf_counter()
    bar.setValue(min(900_000, bar.maximum() * 9 // 10))
    table.viewport().repaint()
    settle()
    jump = time.perf_counter() - start
    return median(times) * 1000, jump * 1000
"""
_PEER = (
    _COMMON
    + """
from PySide6.QtSql import QSqlDatabase, QSqlQueryModel
app = QApplication([])
base = QSqlDatabase.addDatabase("QSQLITE")
base.setDatabaseName(sys.argv[1])
assert base.open()
before = resident()
model = QSqlQueryModel()
model.setQuery("SELECT number, status, due, planned, org_current, category, subcategory, "
               "registered FROM entry WHERE deleted IS 0 AND law59 IS 0 ORDER BY due, id")
while model.canFetchMore():
    model.fetchMore()
table = QTableView()
table.setModel(model)
table.resize(1366, 690)
table.show()
app.processEvents()
print(*frames(table, lambda: None), resident() - before)
"""
)
_OURS = (
    _COMMON
    + """
from PySide6.QtCore import QEventLoop
from lo_appeals import paths
from lo_appeals.domain.selection import Selection
from lo_appeals.services.office import Office
from lo_appeals.ui.appeals.columns import Judgement, columns
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.look import LIGHT, Look
from lo_appeals.ui.record_table import RecordTable
from lo_appeals.ui.records_model import RecordsModel
from lo_appeals.ui.settings_store import ScreenSettings
from lo_appeals.ui.style import dress, undress
from lo_appeals.ui.tasks import Tasks
from tests.benchmarks import region
app = QApplication([])
look = Look(LIGHT, 10, paths.resources() / "icons")
dress(app, look)
office = Office(Path(sys.argv[1]).parent, lambda: region.NOW)
kit = Kit(look, Tasks(), ScreenSettings(Path(sys.argv[2])))
office.appeals.page([1])
before = resident()
judge = Judgement(region.TODAY, office.appeals.watch(), office.appeals.terms())
model = RecordsModel(columns(judge), office.appeals.page, kit.tasks)
table = RecordTable(kit, "Обращения", "appeals", model, (("due", False),))
table.show_ids(office.appeals.ids(Selection()))
table.resize(1366, 690)
table.show()

def settle():
    while kit.tasks.busy:  # the page comes from the thread: then it is painted again
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    app.processEvents()

settle()
print(*frames(table, settle), resident() - before)
kit.tasks.close()
table.close()
office.close()
undress(app)
"""
)
_BARE = """
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel("Обращения")
label.resize(1366, 690)
label.show()
app.processEvents()
label.grab()
"""
_START = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from lo_appeals import paths
from lo_appeals.services.office import Office
from lo_appeals.domain.selection import Selection
from lo_appeals.ui.appeals.columns import Judgement, columns
from lo_appeals.ui.kit import Kit
from lo_appeals.ui.look import LIGHT, Look
from lo_appeals.ui.record_table import RecordTable
from lo_appeals.ui.records_model import RecordsModel
from lo_appeals.ui.settings_store import ScreenSettings
from lo_appeals.ui.style import dress, undress
from lo_appeals.ui.tasks import Tasks
from tests.benchmarks import region
app = QApplication([])
look = Look(LIGHT, 10, paths.resources() / "icons")
dress(app, look)
office = Office(Path(sys.argv[1]).parent, lambda: region.NOW)
kit = Kit(look, Tasks(), ScreenSettings(Path(sys.argv[2])))
judge = Judgement(region.TODAY, office.appeals.watch(), office.appeals.terms())
model = RecordsModel(columns(judge), office.appeals.page, kit.tasks)
table = RecordTable(kit, "Обращения", "appeals", model, (("due", False),))
first = office.appeals.first(Selection(), 200)
table.show_ids([one.id for one in first])
model.keep(first)
table.resize(1366, 690)
table.show()
app.processEvents()
table.grab()
kit.tasks.close()
table.close()
office.close()
undress(app)
"""


def _run(script: str, base: Path) -> tuple[str, float]:
    """Return what the process says and how many milliseconds it took."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", script, str(base / "lo_appeals.sqlite"), str(base / "screen.ini")],
        capture_output=True, text=True, check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    return done.stdout, (time.perf_counter() - start) * 1000


def run(folder: Path, rows: int, rounds: int) -> tuple[list[Result], list[str]]:
    """Return the lines of the list on screen, and what it takes of memory."""
    base = region.build(folder / f"base-{rows}-{region.DAYS}", rows)
    peer, ours, bare, start = [], [], [], []
    for _ in range(rounds):
        peer.append([float(one) for one in _run(_PEER, base)[0].split()])
        ours.append([float(one) for one in _run(_OURS, base)[0].split()])
        bare.append(_run(_BARE, base)[1])
        start.append(_run(_START, base)[1])
    theirs = [median(one[at] for one in peer) for at in range(3)]
    mine = [median(one[at] for one in ours) for at in range(3)]
    results = [
        Result("Кадр при прокрутке", "QSqlQueryModel в QTableView", theirs[0], mine[0], 1.6, rows,
               "изделие рисует знаки состояний и полосу срока"),
        Result("Переход к строке 900 000", "кадр изделия", mine[0], mine[1], 2, rows,
               "до готовой картинки: страница приходит из фонового потока"),
        Result("Первая страница на экране", "пустое окно QtWidgets", median(bare), median(start),
               4.5, rows, "от запуска процесса до нарисованной страницы, база проверена"),
    ]  # fmt: skip
    for one in results:
        print(f"{one.area}: {one.ours_ms:.1f} / {one.peer_ms:.1f} = {one.ratio:.2f}", flush=True)
    told = (
        f"Список на экране, {rows} строк: {mine[2]:.0f} МБ сверх открытой базы (цель ≤ 150); "
        f"QSqlQueryModel с теми же строками – {theirs[2]:.0f} МБ."
    )
    return results, [told]
