"""What a trial says of itself; every figure of RESULTS.md comes from here."""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class Outcome:
    """One line of the table: how often something was tried and how often it went wrong."""

    promise: str
    what: str
    wanted: int  # trials to reach in the full run
    control: bool = False  # one guard is off: it must fail
    trials: int = 0
    faults: list[str] = field(default_factory=list)
    notes: dict[str, int] = field(default_factory=dict)
    seconds: float = 0
    skipped: str = ""

    def fault(self, *said: str) -> None:
        """Remember what went wrong."""
        self.faults.extend(said)

    def count(self, name: str, more: int = 1) -> None:
        """Count something worth telling."""
        self.notes[name] = self.notes.get(name, 0) + more

    def add(self, part: "Outcome") -> None:
        """Take another part of the same trial along."""
        self.trials += part.trials
        self.seconds += part.seconds
        self.faults += part.faults
        for name, count in part.notes.items():
            together = max if name.startswith("slowest") else sum
            self.notes[name] = together((self.notes.get(name, 0), count))

    @property
    def held(self) -> bool:
        """Tell whether the promise held; a control must not."""
        if self.skipped:
            return True
        return bool(self.faults) if self.control else not self.faults and self.trials > 0

    @property
    def verdict(self) -> str:
        """Return one word for the table."""
        if self.skipped:
            return f"not run: {self.skipped}"
        if self.control:
            return "fails, as it must" if self.faults else "**DOES NOT FAIL**"
        return "**FAULTS**" if self.faults else "holds" if self.trials else "**NOT TRIED**"


def merged(found: Iterable[Outcome]) -> list[Outcome]:
    """Put the parts of one trial together, in the order of the promises."""
    whole: dict[tuple[str, str], Outcome] = {}
    for one in found:
        kept = whole.setdefault((one.promise, one.what), one)
        if kept is not one:
            kept.add(one)
    return sorted(whole.values(), key=lambda one: int(one.promise[1:]))
