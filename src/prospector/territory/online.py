"""Addresses looked up at an online service by geopy: only where the user has named one, and asks for it.

What is sent is the address alone, never a name. https://operations.osmfoundation.org/policies/nominatim/ asks for at
most one question a second, and for a user agent that tells who asks; so does this for every public service.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from prospector.domain.errors import RefusedError, StorageError, UsageError, system_reason
from prospector.domain.map_datum import from_bd09
from prospector.domain.territory import LookedUp
from prospector.domain.text import N_, Text, text

PUBLIC = {"nominatim": "nominatim.openstreetmap.org", "photon": "photon.komoot.io", "baidu": "api.map.baidu.com"}
# A public service is not asked more often than that, whatever the config says.
LEAST_WAIT = 1.0
HINT = N_(
    "What was known offline stays; try again later, or switch it off: prospector config set geocoding.service off."
)
# Nominatim's ranks of an address: 30 a house, 26 a street, 16 a town (https://nominatim.org/release-docs/latest/).
_HOUSE, _STREET, _QUARTER, _TOWN = 29, 26, 17, 13
_PHOTON = {"house": "exact", "street": "street", "locality": "district", "district": "district", "city": "city"}
_BAIDU_STREETS = ("道路", "交叉路口", "桥梁", "铁路", "门址", "社区", "小区")


class OnlineGeocoder:
    """Implements ``services.ports.AddressLookup``; ``notice`` is told once, before the first address is sent."""

    def __init__(
        self,
        service: str,
        *,
        agent: str,
        notice: Callable[[Text], None],
        url: str = "",
        key: str = "",
        timeout: float = 5.0,
        wait: float = LEAST_WAIT,
    ) -> None:
        self.service, self._agent, self._notice = service, agent, notice
        self._url, self._key, self._timeout = url, key, timeout
        self._wait = wait if url else max(wait, LEAST_WAIT)
        self._ask: Callable[..., Any] | None = None

    def find(self, address: str, country: str = "") -> LookedUp | None:
        """Return where the service places an address, None where it knows none.

        ``country`` (ISO 3166) narrows the search where the service can. RefusedError without geopy or a key,
        StorageError when the service cannot be reached, is too slow or refuses.
        """
        ask = self._ask or self._begin()
        from geopy import exc

        options = {"country_codes": country.lower()} if country and self.service == "nominatim" else {}
        try:
            found = ask(address, **options)
        except exc.GeocoderTimedOut:
            raise StorageError(
                N_("The geocoder {service} did not answer within {seconds} seconds."), HINT,
                service=self.service, seconds=f"{self._timeout:g}",
            ) from None  # fmt: skip
        except (exc.GeocoderAuthenticationFailure, exc.GeocoderInsufficientPrivileges):
            raise StorageError(
                N_("The geocoder {service} does not accept the key."),
                N_("Set it with prospector config set geocoding.key KEY."),
                service=self.service,
            ) from None
        except exc.GeopyError as error:
            raise StorageError(
                N_("The geocoder {service} cannot be asked: {reason}."), HINT,
                service=self.service, reason=_reason(error),
            ) from None  # fmt: skip
        return self._read(found) if found is not None else None

    def _begin(self) -> Callable[..., Any]:
        try:
            from geopy.extra.rate_limiter import RateLimiter
        except ImportError:
            raise RefusedError(
                N_("The online geocoder needs the extra geocoding."), N_("pip install 'prospector-crm[geocoding]'")
            ) from None
        if self.service == "baidu" and not self._key:
            raise RefusedError(
                N_("The geocoder {service} wants a key."),
                N_("Set it with prospector config set geocoding.key KEY."),
                service=self.service,
            )
        host = urlsplit(self._url).netloc if self._url else PUBLIC[self.service]
        if not host:
            raise UsageError(
                N_("“{url}” is not the address of a geocoder."),
                N_("Write geocoding.url as http://localhost:8080, or leave it empty for the public one."),
                url=self._url,
            )
        client = self._client(host)
        self._ask = RateLimiter(
            client.geocode, min_delay_seconds=self._wait, max_retries=0, error_wait_seconds=max(self._wait, 0.001),
            swallow_exceptions=False,
        )  # fmt: skip
        self._notice(text(N_("Online: addresses are sent to {service} ({host})."), service=self.service, host=host))
        return self._ask

    def _client(self, host: str) -> Any:
        from geopy.geocoders import BaiduV3, Nominatim, Photon

        scheme = urlsplit(self._url).scheme if self._url else "https"
        common = {"scheme": scheme, "timeout": self._timeout, "user_agent": self._agent}
        if self.service == "photon":
            return Photon(domain=host + urlsplit(self._url).path.rstrip("/"), **common)
        if self.service == "baidu":
            client = BaiduV3(self._key, **common)
            client.api = f"{scheme}://{host}{client.api_path}"
            return client
        return Nominatim(domain=host + urlsplit(self._url).path.rstrip("/"), **common)

    def _read(self, found: Any) -> LookedUp:
        lat, lon, raw = found.latitude, found.longitude, found.raw
        if self.service == "baidu":
            lat, lon = from_bd09(lat, lon)
            return LookedUp(lat, lon, _baidu_precision(raw), str(found.address or ""))
        precision = _nominatim_precision(raw) if self.service == "nominatim" else _photon_precision(raw)
        return LookedUp(lat, lon, precision, str(found.address or ""))


def _reason(error: Exception) -> Text | str:
    """Return why the network refused, in words of ours where the system says why."""
    cause: BaseException | None = error
    while cause is not None:
        inner = getattr(cause, "reason", None)
        for one in (cause, inner):
            if isinstance(one, OSError) and one.errno:
                return system_reason(one)
        cause = cause.__cause__ or cause.__context__
    return " ".join(str(error).split())[:200] or type(error).__name__


def _nominatim_precision(raw: dict[str, Any]) -> str:
    rank = int(raw.get("place_rank") or 0)
    if rank >= _HOUSE:
        return "exact"
    if rank >= _STREET:
        return "street"
    return "district" if rank >= _QUARTER else "city" if rank >= _TOWN else "region"


def _photon_precision(raw: dict[str, Any]) -> str:
    about = raw.get("properties", {})
    if about.get("housenumber"):
        return "exact"
    return _PHOTON.get(str(about.get("type", "")), "region")


def _baidu_precision(raw: dict[str, Any]) -> str:
    """Baidu says by ``precise`` whether it found the door, and by ``level`` what it found else."""
    level = str(raw.get("level", ""))
    if raw.get("precise") == 1:
        return "exact"
    if level in _BAIDU_STREETS:
        return "street"
    return "city" if level in ("城市", "省", "国家") else "district"
