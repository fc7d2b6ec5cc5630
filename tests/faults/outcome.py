"""What a trial says of itself; every figure of RESULTS.md comes from here."""

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
