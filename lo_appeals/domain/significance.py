"""What may be of social significance (п. 12): proposed by a list, decided by a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from lo_appeals.domain.texts import fold


class WatchKind(Enum):
    """What a line of the list is compared with."""

    TOPIC = "topic"  # category, subcategory or fact, whole
    WORD = "word"  # beginnings of words of category, subcategory, fact, note or text

    @property
    def title(self) -> str:
        """The kind as the list shows it."""
        return "Тема" if self is WatchKind.TOPIC else "Слово"


@dataclass(frozen=True, slots=True)
class Watchword:
    """One line of the list by which significance is proposed."""

    kind: WatchKind
    text: str

    @property
    def key(self) -> str:
        """The folded text: two lines with one key are one."""
        return fold(self.text)

    def found(self, topics: Iterable[str], words: Iterable[str]) -> bool:
        """Tell whether folded topics or folded words hold this line."""
        if self.kind is WatchKind.TOPIC:
            return self.key in topics
        said = tuple(words)
        return all(any(word.startswith(part) for word in said) for part in self.key.split())


def _words(*texts: str) -> tuple[Watchword, ...]:
    return tuple(Watchword(WatchKind.WORD, text) for text in texts)


DEFAULT_WATCH = (
    *_words("аварий", "обрушен", "взрыв", "пожар", "отравлен", "эвакуац", "угроз", "гибел",
            "массов", "забастов", "митинг", "голодовк", "прорыв", "затоплен"),
    Watchword(WatchKind.TOPIC, "Помощь участникам СВО"),
    Watchword(WatchKind.TOPIC, "Обращения военнослужащих и их семей"),
)  # fmt: skip


OWN_WORDS = {  # the clerk's own paragraphs of the report, in its order
    "essence": "Суть",
    "measures": "Принятые меры",
    "risk": "Риск",
    "proposals": "Предложения",
}


@dataclass(frozen=True, slots=True)
class GovernorItem:
    """Something decided under п. 12. `significant` False: the clerk looked at it and said no.

    The clock runs from `detected_at` to `due_at`; `reported_at` stops it.
    """

    id: int
    entry_id: int | None
    surge_id: int | None
    number: str  # of the entry, '' for a surge
    topic: str
    significant: bool
    ground: str
    detected_at: datetime
    due_at: datetime
    reported_at: datetime | None
    report_file: str
    who: str
    version: int
    essence: str = ""
    measures: str = ""
    risk: str = ""
    proposals: str = ""

    @property
    def words(self) -> dict[str, str]:
        """The clerk's own paragraphs of the report, by the keys of `OWN_WORDS`."""
        return {key: getattr(self, key) for key in OWN_WORDS}

    def left(self, now: datetime) -> timedelta:
        """Return the time left till the due moment; negative when it has passed."""
        return self.due_at - now

    @property
    def running(self) -> bool:
        """Whether the report is still to be sent."""
        return self.significant and self.reported_at is None

    def late(self, now: datetime) -> bool:
        """Tell whether the report was or is late: the due moment itself is in time."""
        return self.significant and (self.reported_at or now) > self.due_at
