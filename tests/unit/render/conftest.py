"""What the tests of the rendering room share: golden files and a small Chinese catalogue."""

import gettext
import importlib.util
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from prospector.render import wording

ROOT = Path(__file__).parents[3]
GOLDEN = ROOT / "tests" / "golden" / "render"


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compare text with a file under tests/golden/render; PROSPECTOR_UPDATE_GOLDEN=1 writes the file instead."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if os.environ.get("PROSPECTOR_UPDATE_GOLDEN"):
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode()

    return compare


@pytest.fixture(scope="session")
def catalogue() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogue_script", ROOT / "scripts" / "catalogue.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def chinese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, catalogue: ModuleType) -> Iterator[Callable[..., None]]:
    """Return a function that activates Chinese with the given translations instead of the packaged ones."""

    def activate(translations: dict[str | tuple[str, str], str]) -> None:
        book = catalogue.Catalog(locale="zh_CN", charset="utf-8")
        for message_id, translation in translations.items():
            book.add(message_id, (translation,) if isinstance(message_id, tuple) else translation)
        folder = tmp_path / "zh_CN" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "prospector.mo").write_bytes(catalogue.mo_bytes(book))
        monkeypatch.setattr(wording, "LOCALE_FOLDER", tmp_path)
        wording.activate("zh")

    monkeypatch.setenv("LANGUAGE", "")
    yield activate
    wording.activate("en")
    gettext.textdomain("messages")
