"""Templates edited in LibreOffice as a clerk edits them: opened, changed and saved by itself.

All edits are one Basic program of its own profile, so that the office program starts once.
"""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

DOCX = "MS Word 2007 XML"
HELPERS = """
Function Prop(key, said)
  Dim made As New com.sun.star.beans.PropertyValue
  made.Name = key : made.Value = said : Prop = made
End Function
Function Named(key, said)
  Dim made As New com.sun.star.beans.NamedValue
  made.Name = key : made.Value = said : Named = made
End Function
Function Opened(source)
  Opened = StarDesktop.loadComponentFromURL(source, "_blank", 0, Array(Prop("Hidden", True)))
End Function
Sub Swap(doc, was, now)
  Dim what : what = doc.createReplaceDescriptor()
  what.SearchString = was : what.ReplaceString = now : what.SearchCaseSensitive = True
  doc.replaceAll(what)
End Sub
Function Found(doc, said)
  Dim what : what = doc.createSearchDescriptor()
  what.SearchString = said : what.SearchCaseSensitive = True
  Found = doc.findFirst(what)
End Function
Function After(doc, said)
  Dim spot : spot = Found(doc, said)
  After = spot.Text.createTextCursorByRange(spot.End)
End Function
Sub Mark(doc, said, sign)
  Dim spot : spot = After(doc, said)
  spot.Text.insertControlCharacter(spot, sign, False)
End Sub
Sub Typed(doc, said, more)
  Dim spot : spot = After(doc, said)
  spot.Text.insertString(spot, more, False)
End Sub
Sub Place(doc, said, thing)
  Dim spot : spot = After(doc, said)
  spot.Text.insertTextContent(spot, thing, False)
End Sub
Function Sheet(doc)
  Dim first : first = doc.Text.createTextCursor().PageStyleName
  Sheet = doc.StyleFamilies.getByName("PageStyles").getByName(first)
End Function
Function Listed(doc)
  Listed = doc.TextTables.getByIndex(1)
End Function
"""
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE {0} PUBLIC'
    ' "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{1}.dtd">\n'
)
MODULE = (
    HEAD.format("script:module", "module")
    + '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Clerk"'
    ' script:language="StarBasic">{0}</script:module>'
)
LIBRARY = (
    HEAD.format("library:library", "library")
    + '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"'
    ' library:readonly="false" library:passwordprotected="false">'
    '<library:element library:name="Clerk"/></library:library>'
)


@dataclass(frozen=True)
class Edit:
    """What is done to an open document (Basic), how it is saved, and with which password."""

    done: str
    saved_as: str = DOCX
    secret: str = ""


def edited(source: Path, edits: Mapping[str, Edit], folder: Path, program: str) -> dict[str, Path]:
    """Return the file of each edit of `source`; all were made in one run of the office program."""
    made = {name: folder / f"{number}.docx" for number, name in enumerate(edits)}
    failed = folder / "failed.txt"
    lines = [HELPERS, "Sub Main"]
    lines += [f"  Edit{number}()" for number in range(len(edits))]
    lines += ["  StarDesktop.terminate()", "End Sub"]
    for number, (name, edit) in enumerate(edits.items()):
        lines += _edit(number, edit, source, made[name], failed)
    _run("\n".join(lines), folder / "profile", program)
    assert not failed.exists(), failed.read_text()
    return made


def _edit(number: int, edit: Edit, source: Path, target: Path, failed: Path) -> list[str]:
    asked = [f'Prop("FilterName", "{edit.saved_as}")']
    if edit.secret:
        crypto = f'Named("CryptoType", "Standard"), Named("OOXPassword", "{edit.secret}")'
        asked.append(f'Prop("EncryptionData", Array({crypto}))')
    return [
        f"Sub Edit{number}()",
        "  On Error GoTo Failed",
        f'  doc = Opened("{source.as_uri()}")',
        edit.done,
        f'  doc.storeToURL("{target.as_uri()}", Array({", ".join(asked)}))',
        "  doc.close(True)",
        "  Exit Sub",
        "Failed:",
        f'  out = FreeFile : Open "{failed}" For Append As #out',
        f'  Print #out, "{number}: " & Error$ & ", line " & Erl : Close #out',
        "End Sub",
    ]


def _run(program_text: str, profile: Path, program: str) -> None:
    place = f"-env:UserInstallation={profile.as_uri()}"
    command = ["timeout", "90", program, place, "--headless", "--norestore"]
    # the first start makes the profile and would write over what lies there
    subprocess.run([*command, "--terminate_after_init"], check=True, capture_output=True,
                   timeout=100)  # fmt: skip
    library = profile / "user" / "basic" / "Standard"
    (library / "Clerk.xba").write_text(MODULE.format(escape(program_text)), encoding="utf-8")
    (library / "script.xlb").write_text(LIBRARY, encoding="utf-8")
    subprocess.run([*command, "macro:///Standard.Clerk.Main"], check=True, capture_output=True,
                   timeout=100)  # fmt: skip
