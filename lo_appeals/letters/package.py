"""A .docx as its parts: read safely, written the same way every time.

Documents are compared by their parts and never by the file's hash: two zlib versions pack the
same text differently.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from lxml import etree

from lo_appeals.domain.errors import UserError
from lo_appeals.letters import wordml
from lo_appeals.letters.foreign import ADVICE, refuse_bomb, refuse_by_sign
from lo_appeals.letters.wordml import Element

TYPES = "[Content_Types].xml"
CORE = "docProps/core.xml"
TYPES_NS = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS_NS = "http://schemas.openxmlformats.org/package/2006/relationships"
CORE_RELATION = f"{RELATIONS_NS}/metadata/core-properties"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE_TYPE = MAIN_TYPE.replace("document.main", "template.main")
# LibreOffice writes this relation in its own way; a second core part would be a corrupt file.
_LIBRE_CORE = re.compile(r"/officedocument/.*/metadata/core-properties$", re.IGNORECASE)
_WRITTEN = (1980, 1, 1, 0, 0, 0)  # each part's time, so that the same is written again
_STRICT = "{http://purl.oclc.org/ooxml/"


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation of a part: `target` is a part's name, or an address where `external`."""

    id: str
    type: str
    target: str
    external: bool


class Package:
    """The parts of one .docx by name, with the trees that were opened for editing."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = parts
        self._trees: dict[str, Element] = {}
        self._related: dict[str, list[Relation]] = {}  # asked for dozens of times in one letter

    @classmethod
    def read(cls, data: bytes) -> "Package":
        """Return the package in `data`.

        Raises:
            UserError: not a .docx, damaged, encrypted or blown up; the sentence says which.
        """
        refuse_by_sign(data)
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                refuse_bomb(archive)
                parts = {info.filename: archive.read(info) for info in archive.infolist()}
        except (
            zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError,
        ) as error:  # fmt: skip
            raise UserError(
                "Файл не открывается: он повреждён или это не .docx.", ADVICE
            ) from error
        except RuntimeError as error:  # zipfile's word for an encrypted member
            raise UserError("Файл зашифрован.", ADVICE) from error
        package = cls({name: body for name, body in parts.items() if not name.endswith("/")})
        package._refuse_other_kinds()
        package._normalise_core_relation()
        return package

    def _refuse_other_kinds(self) -> None:
        if b"opendocument.text" in self.parts.get("mimetype", b""):
            raise UserError("Это документ OpenDocument (.odt), а не Word.", ADVICE)
        if TYPES not in self.parts:
            raise UserError("Это не документ Word (.docx).", ADVICE)
        for name in sorted(self.parts):
            if name.endswith((".xml", ".rels")):
                self.tree(name)
        kind = self.content_type(self.main)
        if kind == _TEMPLATE_TYPE:
            raise UserError("Файл сохранён как «Шаблон Word (.dotx)», а нужен документ.", ADVICE)
        if self.tree(self.main).tag.startswith(_STRICT):
            raise UserError("Файл сохранён как «Строгий документ Open XML».", ADVICE)
        if kind != MAIN_TYPE and not self.has_macros:
            raise UserError("Это не документ Word (.docx), а файл другой программы.", ADVICE)

    def _normalise_core_relation(self) -> None:
        self._related.clear()
        for node in self.tree("_rels/.rels"):
            if _LIBRE_CORE.search(node.get("Type", "")):
                node.set("Type", CORE_RELATION)

    def tree(self, name: str) -> Element:
        """Return the root of an XML part; what is changed in it will be written.

        Raises:
            UserError: the part is absent or cannot be read.
        """
        if name not in self._trees:
            self._trees[name] = self._parsed(name, wordml.parse)
        return self._trees[name]

    def seen(self, name: str) -> Element:
        """Return the root of an XML part to be read and never changed.

        A part that was not opened for editing is the same in hundreds of letters: parsed once.

        Raises:
            UserError: as `tree` does.
        """
        return self._trees[name] if name in self._trees else self._parsed(name, _shared)

    def _parsed(self, name: str, parse: Callable[[bytes], Element]) -> Element:
        try:
            return parse(self.parts[name])
        except (KeyError, ValueError) as error:
            raise UserError(f"Файл повреждён: часть «{name}» не читается.", ADVICE) from error

    def content_type(self, name: str) -> str:
        """Return the declared type of a part, or ''."""
        return self.content_types([name])[0]

    def content_types(self, names: Iterable[str]) -> list[str]:
        """Return the declared types of parts in that order; '' where there is none."""
        nodes = list(self.seen(TYPES))
        own = {one.get("PartName", "").casefold(): one.get("ContentType", "") for one in nodes}
        usual = {one.get("Extension", "").casefold(): one.get("ContentType", "") for one in nodes}
        return [
            own.get(f"/{name}".casefold(), usual.get(name.rsplit(".", 1)[-1].casefold(), ""))
            for name in names
        ]

    @property
    def has_macros(self) -> bool:
        """Tell whether the file carries a program."""
        kinds = (node.get("ContentType", "") for node in self.seen(TYPES))
        return any("macroEnabled" in kind or "vbaProject" in kind for kind in kinds)

    @property
    def main(self) -> str:
        """The name of the part with the document's text."""
        for relation in self.relations(""):
            if relation.type.endswith("/officeDocument"):
                return relation.target
        raise UserError("Файл повреждён: в нём нет текста документа.", ADVICE)

    def relations(self, name: str) -> list[Relation]:
        """Return the relations of a part; '' means those of the package."""
        if name not in self._related:
            self._related[name] = self._read_relations(name)
        return self._related[name]

    def _read_relations(self, name: str) -> list[Relation]:
        table = relations_of(name)
        if table not in self.parts:
            return []
        folder = posixpath.dirname(name)
        found = []
        for node in self.seen(table):
            external = node.get("TargetMode") == "External"
            target = node.get("Target", "")
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found.append(Relation(node.get("Id", ""), node.get("Type", ""), target, external))
        return found

    def related(self, ending: str) -> list[str]:
        """Return the parts that the document is related to by that kind, in relation order."""
        names = [
            one.target
            for one in self.relations(self.main)
            if one.type.endswith(f"/{ending}") and not one.external and one.target in self.parts
        ]
        return list(dict.fromkeys(names))

    def add_picture(self, part: str, image: bytes) -> str:
        """Store a PNG or JPEG and relate it to `part`. Returns the relation's id."""
        ending = "png" if image.startswith(b"\x89PNG") else "jpeg"
        number = 1 + sum(1 for name in self.parts if name.startswith("word/media/"))
        name = f"word/media/lo_picture{number}.{ending}"
        self.parts[name] = image
        self._declare(ending, f"image/{ending}")
        return self._relate(part, f"{wordml.R_NS}/image", f"/{name}")

    def add_part(self, owner: str, name: str, body: bytes, kind: str, relation: str) -> str:
        """Store a part of its own type and relate it to `owner`. Returns the relation's id."""
        self.parts[name] = body
        self._override(name, kind)
        return self._relate(owner, relation, f"/{name}")

    def add_chart(self, part: str, body: bytes, kind: str) -> str:
        """Store the part of a chart and relate it to `part`. Returns the relation's id."""
        number = 1 + sum(1 for name in self.parts if name.startswith("word/charts/"))
        name = f"word/charts/lo_chart{number}.xml"
        return self.add_part(part, name, body, kind, f"{wordml.R_NS}/chart")

    def _override(self, name: str, kind: str) -> None:
        declared = f"{{{TYPES_NS}}}Override"
        etree.SubElement(self.tree(TYPES), declared, PartName=f"/{name}", ContentType=kind)

    def _declare(self, ending: str, kind: str) -> None:
        types = self.tree(TYPES)
        if not any(node.get("Extension", "").casefold() == ending for node in types):
            made = etree.Element(f"{{{TYPES_NS}}}Default", Extension=ending, ContentType=kind)
            types.insert(0, made)

    def _relate(self, part: str, kind: str, target: str) -> str:
        table = relations_of(part)
        if table not in self.parts:
            self.parts[table] = f'<Relationships xmlns="{RELATIONS_NS}"/>'.encode()
        root = self.tree(table)
        taken = {node.get("Id") for node in root}
        self._related.pop(part, None)
        made = next(f"loId{n}" for n in range(1, len(taken) + 2) if f"loId{n}" not in taken)
        etree.SubElement(root, f"{{{RELATIONS_NS}}}Relationship", Id=made, Type=kind, Target=target)
        return made

    def set_properties(self, title: str, author: str, made: datetime) -> None:
        """Write the document's properties anew: nothing of the template's author is left."""
        for relation in self.relations(""):
            if relation.type == CORE_RELATION:
                self._replace(relation.target, core_properties(title, author, made))
                return
        self._replace(CORE, core_properties(title, author, made))
        self._relate("", CORE_RELATION, CORE)
        self._override(CORE, CORE_TYPE)

    def _replace(self, name: str, body: bytes) -> None:
        self.parts[name] = body
        self._trees.pop(name, None)

    def bodies(self) -> dict[str, bytes]:
        """Return every part as it is written."""
        return self.parts | {name: wordml.to_bytes(root) for name, root in self._trees.items()}

    def write(self) -> bytes:
        """Return the file: the table of types first, fixed times, one order."""
        bodies = self.bodies()
        order = sorted(bodies, key=lambda name: (name != TYPES, name != "_rels/.rels", name))
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in order:
                info = zipfile.ZipInfo(name, _WRITTEN)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.create_system = 0
                archive.writestr(info, bodies[name])
        return buffer.getvalue()


def relations_of(part: str) -> str:
    """Return the name of the table of a part's relations; '' means those of the package."""
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{base}.rels")


@lru_cache(maxsize=128)  # a template has about ten
def _shared(body: bytes) -> Element:
    return wordml.parse(body)


def core_properties(title: str, author: str, made: datetime) -> bytes:
    """Return docProps/core.xml."""
    spaces = {
        "cp": f"{RELATIONS_NS.replace('/relationships', '/metadata/core-properties')}",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
        "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    }
    root = etree.Element(f"{{{spaces['cp']}}}coreProperties", nsmap=spaces)
    for word, text in (("title", title), ("creator", author), ("language", "ru-RU")):
        etree.SubElement(root, f"{{{spaces['dc']}}}{word}").text = wordml.clean(text)
    for word in ("created", "modified"):
        node = etree.SubElement(root, f"{{{spaces['dcterms']}}}{word}")
        node.set(f"{{{spaces['xsi']}}}type", "dcterms:W3CDTF")
        node.text = f"{made:%Y-%m-%dT%H:%M:%SZ}"
    return wordml.to_bytes(root)
