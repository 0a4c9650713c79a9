"""TrueType and OpenType fonts with only the tables that a PDF reader uses.

Font files name their makers, programs and dates. ISO 32000-1, 9.9 lists the tables that are used;
the layout of the file is that of the OpenType specification, "Organization of an OpenType font".
"""

from engage_docs.findings.documents import DOCUMENT_DAMAGED
from engage_docs.media.documents.limits import Refused

_USED = {b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"cvt ", b"fpgm", b"prep", b"cmap"}
_USED |= {b"CFF ", b"vhea", b"vmtx", b"VORG", b"OS/2", b"post"}
_ENTRY = 16
_HEADER = 12


def needed_tables(data: bytes) -> bytes:
    """Return the font with only the tables that are used, one after the other."""
    count = int.from_bytes(data[4:6], "big")
    tables: list[tuple[bytes, bytes, bytes]] = []
    for at in range(_HEADER, _HEADER + count * _ENTRY, _ENTRY):
        name, checksum = data[at : at + 4], data[at + 4 : at + 8]
        start = int.from_bytes(data[at + 8 : at + 12], "big")
        length = int.from_bytes(data[at + 12 : at + 16], "big")
        body = data[start : start + length]
        if name not in _USED:
            continue
        if len(body) != length:
            raise Refused(DOCUMENT_DAMAGED)
        tables.append((name, checksum, body))
    return _written(data[:4], tables)


def _written(version: bytes, tables: list[tuple[bytes, bytes, bytes]]) -> bytes:
    count = len(tables)
    largest = 1 << max(count.bit_length() - 1, 0)
    search = (count, largest * _ENTRY, largest.bit_length() - 1, (count - largest) * _ENTRY)
    head = version + b"".join(max(number, 0).to_bytes(2, "big") for number in search)
    bodies: list[bytes] = []
    at = _HEADER + count * _ENTRY
    for name, checksum, body in tables:
        head += name + checksum + at.to_bytes(4, "big") + len(body).to_bytes(4, "big")
        bodies.append(body + b"\0" * (-len(body) % 4))
        at += len(bodies[-1])
    return head + b"".join(bodies)
