from pathlib import Path

import pytest

from lo_appeals.letters.kinds import KINDS
from lo_appeals.letters.originals import ORIGINALS, write_originals
from lo_appeals.letters.package import Package
from lo_appeals.letters.template import check_template

SHIPPED = Path(__file__).parents[3] / "resources" / "letters"


@pytest.mark.parametrize("name", ORIGINALS)
def test_shipped_template_equals_the_built_one_part_by_part(name: str, tmp_path: Path) -> None:
    write_originals(tmp_path)
    built = Package.read((tmp_path / name).read_bytes())
    shipped = Package.read((SHIPPED / name).read_bytes())
    assert sorted(built.parts) == sorted(shipped.parts)
    assert [part for part in built.parts if built.parts[part] != shipped.parts[part]] == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_template_of_every_kind_is_shipped_and_sound(kind) -> None:
    assert check_template(SHIPPED / kind.template, kind.schema) == []
