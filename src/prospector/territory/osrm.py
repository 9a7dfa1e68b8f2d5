"""Real road times from the user's own OSRM server (its ``table`` service), asked in pieces that it accepts.

Coordinates go to the server the user names and to nobody else. https://project-osrm.org/docs/v5.24.0/api/#table-service
"""

import json
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from http.client import HTTPException
from time import monotonic
from urllib.parse import urlsplit

from prospector.domain.errors import RefusedError, StorageError, UsageError, system_reason
from prospector.domain.route import NO_ROAD, Spot
from prospector.domain.text import N_
from prospector.territory.travel import CENTRE_SECONDS, check_spot

# A server takes at most 100 coordinates a request unless its owner says otherwise; half of them are sources.
PIECE = 50
_LEAST_PIECE = 5
_CHUNK = 1 << 16
PROFILES = {"drive": "driving", "walk": "foot", "bike": "bike"}
# More than a big table takes.
MOST_BYTES = 50_000_000
# A whole matrix takes no longer than this; a person waits in front of it.
MOST_SECONDS = 60.0
HINT = N_("See that the server runs and its address is right, or leave the option out to estimate the times.")


def matrix(
    spots: Sequence[Spot],
    url: str,
    *,
    mode: str = "drive",
    timeout: float = 5.0,
    piece: int = PIECE,
    most_seconds: float = MOST_SECONDS,
    centre_seconds: int = CENTRE_SECONDS,
    stop: Callable[[], bool] | None = None,
) -> list[list[int]]:
    """Return the travel seconds between all ``spots`` by road; ``NO_ROAD`` where none leads.

    ``url`` is the address of the server, ``timeout`` the seconds for each request, ``most_seconds`` those for all of
    them. A server that takes fewer coordinates than usual is asked in smaller pieces. Raises UsageError for an address
    or mode that cannot be asked, StorageError when the server is down, slow or answers nonsense, RefusedError when it
    refuses the question.
    """
    base = _base(url)
    if mode not in PROFILES:
        raise UsageError(N_("A road server knows no times for “{mode}”."), N_("Choose drive, walk or bike."), mode=mode)
    for spot in spots:
        check_spot(spot.lat, spot.lon)
    ends = monotonic() + most_seconds
    while True:
        try:
            return _table(base, PROFILES[mode], spots, piece, timeout, ends, centre_seconds, stop)
        except _TooManyError as error:
            if piece <= _LEAST_PIECE:
                raise error.refusal from None
            piece //= 2


class _TooManyError(Exception):
    """The server takes fewer coordinates at once."""

    def __init__(self, refusal: RefusedError) -> None:
        super().__init__()
        self.refusal = refusal


def _table(
    base: str,
    profile: str,
    spots: Sequence[Spot],
    piece: int,
    timeout: float,
    ends: float,
    centre_seconds: int,
    stop: Callable[[], bool] | None,
) -> list[list[int]]:
    """Ask for the table piece by piece."""
    rows = [[0] * len(spots) for _ in spots]
    pieces = [range(n, min(n + piece, len(spots))) for n in range(0, len(spots), piece)]
    for sources in pieces:
        for targets in pieces:
            if stop and stop():
                raise StorageError(N_("The road server was not asked to the end."), HINT)
            left = ends - monotonic()
            if left <= 0:
                raise StorageError(N_("The road server {url} is too slow for so many places."), HINT, url=base)
            table = _piece(base, profile, spots, sources, targets, min(timeout, left))
            for n, durations in zip(sources, table, strict=True):
                for m, duration in zip(targets, durations, strict=True):
                    rows[n][m] = _seconds(spots[n], spots[m], duration, centre_seconds) if n != m else 0
    return rows


def _base(url: str) -> str:
    """Return the address without a slash at its end; only web addresses are asked."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(
            N_("“{url}” is not the address of a road server."), N_("Write it as osrm:http://localhost:5000."), url=url
        )
    return url.rstrip("/")


def _seconds(a: Spot, b: Spot, duration: float | None, centre_seconds: int) -> int:
    """Return one entry: a way that does not exist is prohibitive, one to a mere centre takes a minimum."""
    if duration is None:
        return NO_ROAD
    seconds = min(round(duration), NO_ROAD)
    return seconds if a.precise and b.precise else max(seconds, centre_seconds)


def _piece(
    base: str, profile: str, spots: Sequence[Spot], sources: range, targets: range, timeout: float
) -> list[list[float | None]]:
    """Ask for one block of the table."""
    asked = [*sources, *(n for n in targets if n not in sources)]
    at = {n: place for place, n in enumerate(asked)}
    where = ";".join(f"{spots[n].lon:.6f},{spots[n].lat:.6f}" for n in asked)
    chosen = ";".join(str(at[n]) for n in sources), ";".join(str(at[n]) for n in targets)
    answer = _ask(
        f"{base}/table/v1/{profile}/{where}?annotations=duration&sources={chosen[0]}&destinations={chosen[1]}",
        timeout,
        base,
    )
    if answer.get("code") != "Ok":
        refusal = RefusedError(
            N_("The road server {url} refuses: {reason}."),
            HINT,
            url=base,
            reason=str(answer.get("message") or answer.get("code"))[:200],
        )
        raise _TooManyError(refusal) if answer.get("code") == "TooBig" else refusal
    table = answer.get("durations")
    if not _is_table(table, len(sources), len(targets)):
        raise StorageError(N_("The road server {url} answers what is no table of times."), HINT, url=base)
    return table  # type: ignore[return-value]


def _is_table(table: object, high: int, wide: int) -> bool:
    """Tell whether an answer is a table of that size, of numbers of seconds and gaps."""
    if not isinstance(table, list) or len(table) != high:
        return False
    return all(
        isinstance(row, list)
        and len(row) == wide
        and all(cell is None or (isinstance(cell, int | float) and 0 <= cell < float("inf")) for cell in row)
        for row in table
    )


def _ask(address: str, timeout: float, base: str) -> dict[str, object]:
    """Fetch one answer; what the server says of a refusal (400) is an answer too."""
    request = urllib.request.Request(address, headers={"User-Agent": "prospector"})
    deadline = monotonic() + timeout
    try:
        with urllib.request.urlopen(request, timeout=timeout) as reply:
            body = b""
            # The timeout of a connection is that of one packet: a server that answers by drops would hold it for ever.
            while (chunk := reply.read1(_CHUNK)) and len(body) < MOST_BYTES:
                body += chunk
                if monotonic() > deadline:
                    raise TimeoutError
    except urllib.error.HTTPError as error:
        body = error.read(MOST_BYTES)
        if error.code != 400:
            raise StorageError(
                N_("The road server {url} answers with error {code}."), HINT, url=base, code=error.code
            ) from error
    except TimeoutError as error:
        raise _slow(base, timeout) from error
    except HTTPException as error:
        raise StorageError(N_("The road server {url} answers what is no table of times."), HINT, url=base) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        if isinstance(reason, TimeoutError):
            raise _slow(base, timeout) from error
        said = system_reason(reason) if isinstance(reason, OSError) and reason.errno else reason
        raise StorageError(
            N_("The road server {url} cannot be reached: {reason}."), HINT, url=base, reason=said
        ) from error
    try:
        answer = json.loads(body)
    except ValueError as error:
        raise StorageError(N_("The road server {url} answers what is no table of times."), HINT, url=base) from error
    return answer if isinstance(answer, dict) else {}


def _slow(base: str, timeout: float) -> StorageError:
    return StorageError(
        N_("The road server {url} did not answer within {seconds} seconds."), HINT, url=base, seconds=f"{timeout:g}"
    )
