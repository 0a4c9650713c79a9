"""Drawing commands, written anew one by one (ISO 32000-1, 7.8.2, 8.9.7 and annex A).

Comments, unknown commands, and values that a command does not take are gone. What is used of the
resources is noted, so that nothing else of them is copied: a page cut out of a longer document
often drags along the pictures of all other pages.
"""

import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from engage_docs.findings.documents import DOCUMENT_DAMAGED, DOCUMENT_STRANGE
from engage_docs.media.documents.objects import (
    Object,
    Rebuild,
    is_array,
    is_dictionary,
    is_name,
    is_number,
    is_text,
    pikepdf,
)
from engage_docs.media.documents.opening import check_membership
from engage_docs.media.documents.structure import TAGS
from engage_docs.media.source import Refused

# What each command takes: n a number, / a name, s a text, a a list of texts and numbers.
_TAKES = {
    operator: takes
    for takes, operators in {
        "": "b B b* B* BT ET EMC f F f* h n q Q s S T* W W*",
        "n": "g G i j J M Tc TL Tr Ts Tw Tz w",
        "nn": "d0 l m Td TD",
        "nnn": "rg RG",
        "nnnn": "k K re v y",
        "nnnnnn": "c cm d1 Tm",
        "an": "d",
        "s": "Tj '",
        "nns": '"',
        "a": "TJ",
        "/n": "Tf",
        "/": "cs CS Do gs ri sh",
    }.items()
    for operator in operators.split()
}
_RESOURCE = {
    "Tf": "/Font",
    "Do": "/XObject",
    "gs": "/ExtGState",
    "sh": "/Shading",
    "cs": "/ColorSpace",
    "CS": "/ColorSpace",
}
_COLOURS = ("sc", "SC", "scn", "SCN")
_PLAIN_COLOURS = ("/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/Pattern")
_INTENTS = ("/AbsoluteColorimetric", "/RelativeColorimetric", "/Saturation", "/Perceptual")


@dataclass(slots=True)
class Content:
    """Drawing commands as they were written anew, and what they use."""

    data: bytes = b""
    used: dict[str, set[str]] = field(default_factory=dict)
    marks: set[int] = field(default_factory=set)


def rewrite(work: Rebuild, stream: Object, resources: Object) -> Content:
    """Write the commands of a stream or page anew. ``resources`` is a dictionary or None."""
    writer = _Writer(work, resources if is_dictionary(resources) else pikepdf.Dictionary())
    faults = _faults()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read = pikepdf.parse_content_stream(stream)
        if _faults() != faults:
            raise Refused(DOCUMENT_DAMAGED)  # the library gave up before the end
        for instruction in read:
            writer.take(instruction)
    writer.content.data = pikepdf.unparse_content_stream(writer.written)
    return writer.content


def _faults() -> int:
    """Return how often the library gave up so far; older ones do not say."""
    count = getattr(pikepdf.settings, "qpdf_limit_errors", None)
    return int(count()) if count else 0


class _Writer:
    def __init__(self, work: Rebuild, resources: Object) -> None:
        self.work = work
        self.resources = resources
        self.content = Content()
        self.written: list[Any] = []

    def take(self, instruction: Any) -> None:
        operator = str(instruction.operator)
        takes = _TAKES.get(operator)
        if takes is not None:
            self._plain(operator, list(instruction.operands), takes)
        elif operator in ("BDC", "BMC"):
            self._mark(list(instruction.operands))
        elif operator in _COLOURS:
            self._colour(operator, list(instruction.operands))
        elif operator == "INLINE IMAGE":
            image = instruction.iimage
            self.written.append(copy_inline_image(image.unparse(), self._use_colours))

    def _write(self, operator: str, operands: list[Any]) -> None:
        self.written.append((operands, pikepdf.Operator(operator)))

    def _plain(self, operator: str, operands: list[Any], takes: str) -> None:
        operands = operands[len(operands) - len(takes) :]
        if len(operands) != len(takes) or not all(map(_fits, takes, operands)):
            return
        category = _RESOURCE.get(operator)
        if category and not self._use(category, str(operands[0])):
            return
        if operator == "ri" and str(operands[0]) not in _INTENTS:
            return
        self._write(operator, operands)

    def _colour(self, operator: str, operands: list[Any]) -> None:
        pattern = bool(operands) and is_name(operands[-1])
        if not all(map(is_number, operands[:-1] if pattern else operands)) or len(operands) > 33:
            return
        if pattern and not self._use("/Pattern", str(operands[-1])):
            return
        self._write(operator, operands)

    def _use_colours(self, name: str) -> bool:
        return self._use("/ColorSpace", name)

    def _use(self, category: str, name: str) -> bool:
        """Note that a resource is used; False if there is none of that name."""
        if category == "/ColorSpace" and name in _PLAIN_COLOURS:
            return True
        there = self.resources.get(category)
        if not is_dictionary(there) or there.get(name) is None:
            return False
        self.content.used.setdefault(category, set()).add(name)
        return True

    def _mark(self, operands: list[Any]) -> None:
        """Begin marked content (14.6): only what tags and screen readers need is kept."""
        tag = next((str(value) for value in operands[:1] if is_name(value)), "")
        properties = operands[1] if len(operands) == 2 else None
        if properties is not None and is_name(properties):
            named = self.resources.get("/Properties")
            properties = named.get(str(properties)) if is_dictionary(named) else None
        kept: dict[str, Any] = {}
        if is_dictionary(properties):
            check_membership(properties)
            kept = _marked(properties)
        tag = pikepdf.Name(tag if tag in TAGS else "/Span")
        if not kept:
            self._write("BMC", [tag])
            return
        if "/MCID" in kept:
            self.content.marks.add(kept["/MCID"])
        self._write("BDC", [tag, pikepdf.Dictionary(kept)])


def _marked(properties: Object) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    number = properties.get("/MCID")
    if type(number) is int and 0 <= number < 100_000:
        kept["/MCID"] = number
    for key in ("/ActualText", "/Alt", "/E", "/Lang"):
        value = properties.get(key)
        if is_text(value):
            kept[key] = pikepdf.String(bytes(value))
    return kept


def _fits(takes: str, value: Object) -> bool:
    if takes == "n":
        return is_number(value)
    if takes == "/":
        return is_name(value)
    if takes == "s":
        return is_text(value)
    return is_array(value) and all(is_number(item) or is_text(item) for item in value)


_KEYS = {
    "/BPC": "/BitsPerComponent",
    "/CS": "/ColorSpace",
    "/D": "/Decode",
    "/DP": "/DecodeParms",
    "/F": "/Filter",
    "/H": "/Height",
    "/I": "/Interpolate",
    "/IM": "/ImageMask",
    "/W": "/Width",
}
_FILTERS = {"/AHx", "/A85", "/LZW", "/Fl", "/RL", "/CCF"}
_FILTERS |= {"/ASCIIHexDecode", "/ASCII85Decode", "/LZWDecode", "/FlateDecode"}
_FILTERS |= {"/RunLengthDecode", "/CCITTFaxDecode"}
_IMAGE_COLOURS = {
    "/G",
    "/RGB",
    "/CMYK",
    "/I",
    "/DeviceGray",
    "/DeviceRGB",
    "/DeviceCMYK",
    "/Indexed",
}
_STRANGE = "a small picture of an unusual kind"


def copy_inline_image(written: bytes, use_colours: Callable[[str], bool]) -> Any:
    """Return the picture with nothing but what a picture needs, ready to be written."""
    header, found, rest = written.partition(b"\nID\n")
    if not header.startswith(b"BI\n") or not found or not rest.endswith(b"EI"):
        raise Refused(DOCUMENT_STRANGE, what=_STRANGE)
    values = pikepdf.Object.parse(b"<<" + header[3:] + b">>")
    kept: dict[str, Any] = {}
    for short, long in _KEYS.items():
        value = values.get(short, values.get(long))
        if value is None:
            continue
        if not _image_value_fits(short, value, use_colours):
            raise Refused(DOCUMENT_STRANGE, what=_STRANGE)
        kept[short] = value
    words = [b"%s %s" % (key.encode(), _unparsed(value)) for key, value in kept.items()]
    data = b"BI\n" + b" ".join(words) + b"\nID\n" + rest[:-2]
    return _again(data)


def _again(data: bytes) -> Any:
    """Read the picture as a command again, which must be the only one."""
    owner = pikepdf.new()  # has to stay for as long as its stream
    stream = pikepdf.Stream(owner, data + b"EI\n")
    made = list(pikepdf.parse_content_stream(stream))
    if len(made) != 1 or str(made[0].operator) != "INLINE IMAGE":
        raise Refused(DOCUMENT_STRANGE, what=_STRANGE)
    return made[0]


def _unparsed(value: Any) -> bytes:
    if isinstance(value, pikepdf.Object):
        return bytes(value.unparse())
    return str(value).lower().encode()


def _image_value_fits(key: str, value: Any, use_colours: Callable[[str], bool]) -> bool:
    if key in ("/BPC", "/H", "/W"):
        return type(value) is int
    if key in ("/I", "/IM"):
        return type(value) is bool
    if key == "/D":
        return is_array(value) and all(map(is_number, value))
    if key == "/DP":
        return all(map(_is_parameters, value if is_array(value) else [value]))
    if key == "/F":
        names = list(value) if is_array(value) else [value]
        return all(is_name(each) and str(each) in _FILTERS for each in names)
    if is_name(value):
        return str(value) in _IMAGE_COLOURS or use_colours(str(value))
    items = list(value) if is_array(value) else []
    return len(items) == 4 and _is_palette(items)


def _is_palette(items: list[Any]) -> bool:
    named = is_name(items[0]) and is_name(items[1])
    return (
        named
        and str(items[0]) in ("/I", "/Indexed")
        and str(items[1]) in _IMAGE_COLOURS
        and type(items[2]) is int
        and is_text(items[3])
    )


def _is_parameters(value: Any) -> bool:
    if value is None:
        return True
    return is_dictionary(value) and all(
        is_number(each) or type(each) is bool for _, each in value.items()
    )
