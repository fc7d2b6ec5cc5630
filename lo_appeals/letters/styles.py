"""The base .docx of our own: no theme, Times New Roman, Russian, styles with Russian names.

Every size is a setting of one style, never a constant elsewhere (letters.md §1: ГОСТ Р 7.0.97-2025
and the regional instruction may differ).
"""

from collections.abc import Iterable

from lo_appeals.letters.package import RELATIONS_NS, TYPES_NS
from lo_appeals.letters.wordml import R_NS, W_NS

FONT = "Times New Roman"
TEXT_WIDTH = 9638  # twips: 210 − 30 − 10 mm
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FONTS = " ".join(f'w:{kind}="{FONT}"' for kind in ("ascii", "hAnsi", "eastAsia", "cs"))
_OFFICE = "application/vnd.openxmlformats-officedocument"


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _style(name: str, key: str, look: str = "", text: str = "", based: str = "Normal") -> str:
    """Return a paragraph style: its name in Word, id, pPr and rPr."""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based}"/><w:uiPriority w:val="1"/><w:qFormat/>'
        + (f"<w:pPr>{look}</w:pPr>" if look else "")
        + (f"<w:rPr>{text}</w:rPr>" if text else "")
        + "</w:style>"
    )


# Our keys of styles; a document finds them by name, because LibreOffice changes the keys.
_OWN = (
    _style("Бланк", "LOForm", '<w:jc w:val="center"/>', _size(10)),
    _style(
        "Бланк: наименование органа",
        "LOFormName",
        '<w:suppressAutoHyphens/><w:jc w:val="center"/>',
        "<w:b/>" + _size(11),
        "LOForm",
    ),
    _style(
        "Бланк: дата и номер",
        "LOFormNumber",
        '<w:spacing w:before="200"/><w:jc w:val="center"/>',
        _size(12),
        "LOForm",
    ),
    _style("Адресат", "LOAddressee", '<w:suppressAutoHyphens/><w:jc w:val="left"/>'),
    _style(
        "Адресат: фамилия",
        "LOAddresseeName",
        '<w:spacing w:before="240"/><w:jc w:val="left"/>',
        "",
        "LOAddressee",
    ),
    _style(
        "Заголовок к тексту",
        "LOSubject",
        '<w:suppressAutoHyphens/><w:ind w:right="4820"/><w:jc w:val="left"/>',
    ),
    _style(
        "Обращение",
        "LOSalutation",
        '<w:keepNext/><w:spacing w:before="280" w:after="160"/><w:jc w:val="center"/>',
    ),
    _style(
        "Текст письма",
        "LOText",
        '<w:spacing w:line="252" w:lineRule="auto"/><w:ind w:firstLine="709"/><w:jc w:val="both"/>',
    ),
    _style(
        "Отметка о приложении",
        "LOEnclosure",
        '<w:keepNext/><w:keepLines/><w:spacing w:before="200"/>'
        '<w:ind w:left="1701" w:hanging="1701"/><w:jc w:val="left"/>',
    ),
    _style(
        "Подпись документа",
        "LOSignature",
        f'<w:keepNext/><w:keepLines/><w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
        '<w:spacing w:before="560"/><w:jc w:val="left"/>',
    ),
    _style("Отметка об исполнителе", "LOExecutor", "<w:keepNext/><w:keepLines/>", _size(10)),
    _style(
        "Приложение: надпись", "LOAnnex", '<w:ind w:left="9639"/><w:jc w:val="left"/>', _size(12)
    ),
    _style(
        "Приложение: заголовок",
        "LOAnnexTitle",
        '<w:keepNext/><w:spacing w:before="240" w:after="120"/><w:jc w:val="center"/>',
        "<w:b/>" + _size(13),
    ),
    _style(
        "Таблица: название",
        "LOTableName",
        '<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="60"/><w:jc w:val="left"/>',
        _size(12),
    ),
    _style("Таблица: головка", "LOTableHead", '<w:keepNext/><w:jc w:val="center"/>', _size(11)),
    _style(
        "Таблица: головка (номера граф)",
        "LOTableHeadNumber",
        '<w:keepNext/><w:jc w:val="center"/>',
        _size(9),
    ),
    _style("Таблица: текст", "LOTableText", '<w:jc w:val="left"/>', _size(12)),
    _style("Таблица: число", "LOTableNumber", '<w:jc w:val="right"/>', "", "LOTableText"),
    _style("Таблица: по центру", "LOTableCentre", '<w:jc w:val="center"/>', "", "LOTableText"),
    _style(
        "Примечание",
        "LONote",
        '<w:keepLines/><w:spacing w:before="60"/><w:jc w:val="both"/>',
        _size(11),
    ),
    _style(
        "Рисунок", "LOPicture", '<w:keepNext/><w:spacing w:before="120"/><w:jc w:val="center"/>'
    ),
    _style("Рисунок: название", "LOPictureName", '<w:jc w:val="center"/>', _size(12)),
    _style(
        "Конец раздела", "LOSectionEnd", '<w:spacing w:line="20" w:lineRule="exact"/>', _size(1)
    ),
)

_STANDARD = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    f'<w:name w:val="Normal"/><w:qFormat/><w:rPr><w:rFonts {_FONTS}/>'
    f'{_size(14)}<w:lang w:val="ru-RU"/></w:rPr></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    "</w:style>"
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>'
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
    '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/><w:tblPr><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders></w:tblPr></w:style>"
)


def _styles() -> str:
    return (
        f'{_HEAD}<w:styles xmlns:w="{W_NS}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f"<w:rFonts {_FONTS}/>{_size(14)}"
        '<w:lang w:val="ru-RU" w:eastAsia="ru-RU" w:bidi="ar-SA"/></w:rPr>'
        f"</w:rPrDefault><w:pPrDefault/></w:docDefaults>{_STANDARD}{''.join(_OWN)}</w:styles>"
    )


def _settings() -> str:
    return (
        f'{_HEAD}<w:settings xmlns:w="{W_NS}"><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="709"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="ru-RU"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
        "</w:settings>"
    )


def _fonts() -> str:
    return (
        f'{_HEAD}<w:fonts xmlns:w="{W_NS}"><w:font w:name="{FONT}">'
        '<w:panose1 w:val="02020603050405020304"/><w:charset w:val="CC"/><w:family w:val="roman"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _app() -> str:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'{_HEAD}<Properties xmlns="{space}"><Application>lo_appeals</Application></Properties>'


_PARTS = (  # name, type of its relation, type of its content
    ("styles", "styles", "styles"),
    ("settings", "settings", "settings"),
    ("fontTable", "fontTable", "fontTable"),
)


def base_parts(body: str, headers: dict[str, str]) -> dict[str, bytes]:
    """Return the parts of a document, all but its properties.

    Args:
        body: what stands inside w:body; its sections name headers by the ids given here.
        headers: the inner XML of header parts by relation id.
    """
    spaces = f'xmlns:w="{W_NS}" xmlns:r="{R_NS}"'
    parts = {
        "word/document.xml": f"{_HEAD}<w:document {spaces}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _fonts(),
        "docProps/app.xml": _app(),
    }
    for number, inner in enumerate(headers.values(), 1):
        parts[f"word/header{number}.xml"] = f"{_HEAD}<w:hdr {spaces}>{inner}</w:hdr>"
    parts["word/_rels/document.xml.rels"] = _relations(headers)
    parts["_rels/.rels"] = _table(
        (
            ("rId1", f"{R_NS}/officeDocument", "word/document.xml"),
            ("rId2", f"{R_NS}/extended-properties", "docProps/app.xml"),
        )
    )
    parts["[Content_Types].xml"] = _types(len(headers))
    return {name: text.encode() for name, text in parts.items()}


def _relations(headers: dict[str, str]) -> str:
    own = [
        (f"rId{n}", f"{R_NS}/{kind}", f"{name}.xml") for n, (name, kind, _) in enumerate(_PARTS, 1)
    ]
    own += [(key, f"{R_NS}/header", f"header{n}.xml") for n, key in enumerate(headers, 1)]
    return _table(own)


def _table(rows: Iterable[tuple[str, str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in rows
    )
    return f'{_HEAD}<Relationships xmlns="{RELATIONS_NS}">{inner}</Relationships>'


def _types(headers: int) -> str:
    word = f"{_OFFICE}.wordprocessingml"
    parts = [("word/document.xml", f"{word}.document.main+xml")]
    parts += [(f"word/{name}.xml", f"{word}.{kind}+xml") for name, _, kind in _PARTS]
    parts += [(f"word/header{n}.xml", f"{word}.header+xml") for n in range(1, headers + 1)]
    parts.append(("docProps/app.xml", f"{_OFFICE}.extended-properties+xml"))
    inner = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts)
    return (
        f'{_HEAD}<Types xmlns="{TYPES_NS}"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{inner}</Types>'
    )
