"""The personal details in a text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engage_docs.findings import Code, Place, Problem
from engage_docs.findings import privacy as codes
from engage_docs.findings.base import Finding
from engage_docs.privacy.allowed import lets_stand
from engage_docs.privacy.details import Detail, Kind, describe
from engage_docs.privacy.plain import plain
from engage_docs.privacy.search import search

_CODES: dict[str, Code] = {
    Kind.EMAIL: codes.EMAIL,
    Kind.PHONE: codes.PHONE,
    Kind.POSTCODE: codes.POSTCODE,
    Kind.NHS: codes.NHS_NUMBER,
    Kind.NI: codes.NI_NUMBER,
    Kind.BANK: codes.BANK_ACCOUNT,
    Kind.CARD: codes.CARD_NUMBER,
    Kind.IBAN: codes.IBAN,
    Kind.BIRTH: codes.BIRTH_DATE,
}


_MAY_HOLD_ONE = re.compile(r"[\d@＠﹫]|[\[(［（]")


def find_details(text: str, allowed: Sequence[str] = ()) -> list[Detail]:
    """Return what looks like a personal detail, in order, without what the team lets stand."""
    if not _MAY_HOLD_ONE.search(text):  # most texts on a page: done without a closer look
        return []
    read, offsets = plain(text)
    return [
        Detail(span.kind, offsets[span.start], offsets[span.end - 1] + 1, span.certain)
        for span in search(read)
        if not lets_stand(span.kind, read[span.start : span.end], allowed)
    ]


def finding_of(detail: Detail, text: str, where: str, place: Place) -> Finding:
    """Return the finding for a detail; ``where`` begins the sentence: "This line"."""
    values = {"where": where, "what": describe(detail, text)}
    return Problem(_CODES[detail.kind], values).at(place)
