"""Memory that a million rows cost: ids and pages, measured in a process of its own."""

import subprocess
import sys
from pathlib import Path

from tests.benchmarks import region

_PROBE = """
import sys
from pathlib import Path
from lo_appeals.domain.selection import Selection
from lo_appeals.services.office import Office
from tests.benchmarks import region
def resident():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))
office = Office(Path(sys.argv[1]), lambda: region.NOW)
office.appeals.page([1])
before = resident()
ids = office.appeals.ids(Selection())
pages = [office.appeals.page(ids[at:at + 200]) for at in range(0, len(ids), max(len(ids) // 50, 1))]
after = resident()
print(before // 1024, after // 1024, len(ids))
"""


def of_ids_and_pages(folder: Path, rows: int) -> list[str]:
    """Return what the list's ids and fifty pages add to the process."""
    base = region.build(folder / f"base-{rows}-{region.DAYS}", rows)
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, str(base)], capture_output=True, text=True, check=True
    )
    before, after, count = map(int, done.stdout.split())
    return [f"Список из {count} строк и 50 страниц: {after - before} МБ сверх {before} МБ "
            "(цель ≤ 150 МБ сверх)."]  # fmt: skip
