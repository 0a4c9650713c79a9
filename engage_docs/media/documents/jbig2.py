"""Scans packed as JBIG2: refused if they hold more than pixels (ITU-T T.88, 7.2 and 7.4.15)."""

_PIXELS = {0, 4, 6, 7, 16, 20, 22, 23, 36, 38, 39, 40, 42, 43, 48, 49, 50, 51, 53}


def is_plain_jbig2(data: bytes) -> bool:
    """Whether all segments are known ones, one after the other, none of them a comment.

    A PDF holds the segments without a file header (ISO 32000-1, 7.4.7).
    """
    at = 0
    try:
        while at < len(data):
            at = _after(data, at)
    except (IndexError, ValueError):
        return False
    return at == len(data)


def _after(data: bytes, at: int) -> int:
    """Return where the segment ends that begins at ``at``."""
    segment = int.from_bytes(data[at : at + 4], "big")
    flags = data[at + 4]
    at += 5
    count = data[at] >> 5
    if count == 7:
        count = int.from_bytes(data[at : at + 4], "big") & 0x1FFFFFFF
        at += 4 + (count + 8) // 8
    else:
        at += 1
    at += count * (1 if segment <= 256 else 2 if segment <= 65_536 else 4)
    at += 4 if flags & 0x40 else 1
    length = int.from_bytes(data[at : at + 4], "big")
    if flags & 0x3F not in _PIXELS or at + 4 > len(data) or length == 0xFFFFFFFF:
        raise ValueError
    return at + 4 + length
