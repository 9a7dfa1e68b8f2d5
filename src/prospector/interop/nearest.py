"""The nearest of many names, for a reference that fits none (rapidfuzz)."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from prospector.domain.name import name_key

# Below this likeness (0 to 100) a name is no help.
_CUTOFF = 60.0


class NearestNames:
    """Implements ``services.ports.NameMatcher``."""

    def nearest(self, typed: str, names: Sequence[tuple[int, str, str]], most: int = 5) -> list[tuple[int, str]]:
        """Return (id, name) of the nearest of ``names`` (id, name, comparable name), the nearest first."""
        found = process.extract(
            name_key(typed), [key for _, _, key in names], scorer=fuzz.WRatio, limit=most, score_cutoff=_CUTOFF
        )
        return [(names[place][0], names[place][1]) for _, _, place in found]
