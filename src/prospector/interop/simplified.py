"""Traditional characters made simplified, one by one, so that 張偉貿易 and 张伟贸易 are compared as one name."""

from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def _table() -> dict[int, int]:
    lines = (Path(__file__).parent / "data" / "simplified.txt").read_text(encoding="utf-8").splitlines()
    return str.maketrans(lines[0], lines[1])


def simplified(text: str) -> str:
    """Return ``text`` in simplified characters."""
    return text if text.isascii() else text.translate(_table())
