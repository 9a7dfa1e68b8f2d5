"""vCards 2.1, 3.0 and 4.0 (RFC 2426, 6350) to card drafts: each on its own, so that a bad one costs only itself."""

import uuid
from collections.abc import Iterator
from datetime import date

from pydantic import ValidationError

from prospector.domain.card import COMPANY, PERSON
from prospector.domain.draft import CardDraft, CardSource, RejectedRow
from prospector.domain.errors import UsageError
from prospector.domain.text import N_, Text, text
from prospector.interop.byte_source import ByteSource
from prospector.interop.card_model import CardFields, reason
from prospector.interop.contact_parser import PhoneNumbersParser
from prospector.interop.countries import country_code
from prospector.interop.row_parts import fitting
from prospector.interop.vcard_facts import VcardFacts
from prospector.interop.vcard_lines import OBJECT_LIMIT, Block, Property, blocks, properties

# Cards whose UID is no UUID get one made of it, the same each time.
_SPACE = uuid.UUID("0f6f4f5e-64a4-5d0b-8d0e-6c1d1f1c7a55")

# After so many beginnings without an end the file is something else.
_ENDLESS = 1_000


def read_vcards(
    source: ByteSource, *, encoding: str | None = None, default_region: str = "CN", today: date | None = None
) -> CardSource:
    """Open a file of vCards; one that cannot be read, or never ends, is yielded as ``RejectedRow`` with its lines.

    Telephone numbers without country are of the card's country or else ``default_region``. Pictures and sounds are left
    out with a warning. While cards are read, raises StorageError when the file cannot be, and UsageError when it has
    beginnings of cards only.
    """
    reader = VcardReader(default_region, today)

    def rows() -> Iterator[CardDraft | RejectedRow]:
        try:
            endless = 0
            for row, block in enumerate(blocks(source, frozenset({b"VCARD"}), encoding), start=1):
                endless = 0 if block.ended else endless + 1
                if endless > _ENDLESS:
                    raise UsageError(
                        N_("“{file}” is no file of cards: {count} in a row, up to line {line}, have no END:VCARD."),
                        hint=N_("Export it again."),
                        file=source.name,
                        line=block.line,
                        count=_ENDLESS,
                    )
                yield reader.read(row, block, encoding)
        finally:
            source.close()

    def position() -> int:
        return source.size if source.stream.closed else source.stream.tell()

    return CardSource(rows=rows(), size=source.size, position=position, form="vcard")


class VcardReader:
    """Makes drafts of the cards of one file."""

    def __init__(self, default_region: str, today: date | None = None) -> None:
        self._parser = PhoneNumbersParser(default_region)
        self._parsers = {"": self._parser, default_region.upper(): self._parser}
        self._today = today

    def read(self, row: int, block: Block, encoding: str | None = None) -> CardDraft | RejectedRow:
        """Return the card in ``block``, or why there is none."""
        if block.too_long:
            why = text(N_("it is longer than {limit} MB"), limit=OBJECT_LIMIT >> 20)
        elif not block.ended:
            why = text(N_("it has no END:VCARD: it may have been cut off"))
        else:
            return self.draft(row, block.line, list(properties(block, encoding)), block.raw)
        return RejectedRow(row, block.line, why, (block.raw,))

    def draft(self, row: int, line: int, found: list[Property], raw: str) -> CardDraft | RejectedRow:
        """Return the card that ``found`` says, or why there is none."""
        why: Text
        try:
            return self._draft(row, line, found, raw)
        except UsageError as error:
            why = error.text
        except ValidationError as error:
            why = reason(error)
        return RejectedRow(row, line, why, (raw,))

    def _draft(self, row: int, line: int, found: list[Property], raw: str) -> CardDraft:
        facts = VcardFacts(found, self._today)
        kind, name = facts.who()
        place = facts.place()
        parser = self._parser_of(place.get("country", ""))
        phones, emails = facts.phones(parser), facts.emails(parser)
        fields = CardFields.model_validate(
            {"name": name, "kind": kind, **place, "facts": fitting(facts.kept, kind)},
        )
        if not fields.name:
            raise UsageError(N_("no name"))
        return CardDraft(
            row=row,
            line=line,
            name=fields.name,
            kind=COMPANY if fields.kind == COMPANY else PERSON,
            uid=_uid(facts.uid),
            phones=phones,
            emails=emails,
            address=fields.address,
            postcode=fields.postcode,
            country=fields.country,
            region=fields.region,
            city=fields.city,
            tags=facts.tags(),
            facts=fields.facts,
            notes=facts.notes(),
            history={"people": ties} if (ties := facts.ties()) else {},
            warnings=tuple(facts.warnings),
            cells=(raw,),
        )

    def _parser_of(self, country: str) -> PhoneNumbersParser:
        region = country_code(country)
        if region not in self._parsers:
            self._parsers[region] = PhoneNumbersParser(region)
        return self._parsers[region]


def _uid(typed: str) -> str:
    """Return the UUID in a UID such as ``urn:uuid:…``, one made of any other, or the empty string for none."""
    if not typed:
        return ""
    try:
        return str(uuid.UUID(typed.removeprefix("urn:uuid:")))
    except ValueError:
        return str(uuid.uuid5(_SPACE, typed))
