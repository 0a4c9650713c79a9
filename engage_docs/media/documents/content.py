"""Drawing commands, written anew one by one (ISO 32000-1, 7.8.2 and annex A).

Comments, unknown commands, and values that a command does not take are gone. What is used of the
resources is noted, so that nothing else of them stays: a page cut out of a longer document often
drags along the pictures of all other pages.
"""

import warnings
from dataclasses import dataclass, field

from engage_docs.findings.documents import DOCUMENT_DAMAGED, DOCUMENT_STRANGE
from engage_docs.media.documents.opening import check_membership
from engage_docs.media.documents.rules import (
    Object,
    Rebuild,
    is_array,
    is_dictionary,
    is_name,
    is_number,
    is_text,
    pikepdf,
    text,
    unpacked,
)
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
_FITS = {
    "n": is_number,
    "/": is_name,
    "s": is_text,
    "a": lambda value: is_array(value) and all(is_number(one) or is_text(one) for one in value),
}
_WRITES = ("Tj", "TJ", "'", '"')
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
_MARKS = 100_000


@dataclass(slots=True)
class Content:
    """Drawing commands as they were written anew.

    ``resources`` are those that they may use, ``used`` the names that they do use of each kind,
    ``marks`` the numbers of their tagged parts.
    """

    resources: Object
    data: bytes = b""
    used: dict[str, set[str]] = field(default_factory=dict)
    marks: set[int] = field(default_factory=set)


def rewrite(work: Rebuild, streams: list[Object], resources: Object, *, words: bool) -> Content:
    """Write the commands of one or several streams anew.

    With ``words`` unset, no words may be written: those in a pattern or a mask cannot be read.
    """
    data = b"\n".join(map(unpacked, streams))
    work.count_content(len(data))
    page = work.pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Page))
    page["/Contents"] = work.pdf.make_stream(data)
    page["/Resources"] = resources if is_dictionary(resources) else pikepdf.Dictionary()
    if b"BI" in data:  # small pictures between the commands become pictures like all others
        pikepdf.Page(page).externalize_inline_images(min_size=0, shallow=True)
    writer = _Writer(work, Content(page["/Resources"]), words)
    faults = _faults()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read = pikepdf.parse_content_stream(page["/Contents"])
    if _faults() != faults:
        raise Refused(DOCUMENT_DAMAGED)  # the library gave up before the end
    written = [kept for each in read if (kept := writer.kept(each)) is not None]
    writer.content.data = pikepdf.unparse_content_stream(written)
    return writer.content


def _faults() -> int:
    """Return how often the library gave up so far; older ones do not say."""
    count = getattr(pikepdf.settings, "qpdf_limit_errors", None)
    return int(count()) if count else 0


@dataclass(slots=True)
class _Writer:
    work: Rebuild
    content: Content
    words: bool

    def kept(self, instruction: Object) -> Object:
        """Return the command as it is written, or None."""
        operator, operands = str(instruction.operator), list(instruction.operands)
        takes = _TAKES.get(operator)
        if takes is not None:
            operands = operands[len(operands) - len(takes) :]
            stays = self._plain(operator, operands, takes)
        elif operator in ("BDC", "BMC"):
            return self._mark(operands)
        elif operator in _COLOURS:
            stays = self._colour(operands)
        elif operator == "INLINE IMAGE":
            raise Refused(DOCUMENT_STRANGE, what="a small picture of an unusual kind")
        else:
            return None
        return (operands, instruction.operator) if stays else None

    def _plain(self, operator: str, operands: list[Object], takes: str) -> bool:
        if len(operands) != len(takes):
            return False
        if not all(_FITS[kind](each) for kind, each in zip(takes, operands, strict=True)):
            return False
        if operator in _WRITES and not self.words:
            raise Refused(DOCUMENT_STRANGE, what="words in a pattern or in a mask")
        if operator in _RESOURCE:
            return self._use(_RESOURCE[operator], str(operands[0]))
        return operator != "ri" or str(operands[0]) in _INTENTS

    def _colour(self, operands: list[Object]) -> bool:
        pattern = bool(operands) and is_name(operands[-1])
        if not all(map(is_number, operands[:-1] if pattern else operands)) or len(operands) > 33:
            return False
        return not pattern or self._use("/Pattern", str(operands[-1]))

    def _use(self, category: str, name: str) -> bool:
        """Note that a resource is used; False if there is none of that name."""
        if category == "/ColorSpace" and name in _PLAIN_COLOURS:
            return True
        there = self.content.resources.get(category)
        if not is_dictionary(there) or there.get(name) is None:
            return False
        self.content.used.setdefault(category, set()).add(name)
        return True

    def _mark(self, operands: list[Object]) -> Object:
        """Begin marked content (14.6): only what tags and screen readers need is kept."""
        tag = next((str(value) for value in operands[:1] if is_name(value)), "")
        tag = pikepdf.Name(tag if tag in TAGS else "/Span")
        given = operands[1] if len(operands) == 2 else None
        if is_name(given):
            named = self.content.resources.get("/Properties")
            given = named.get(str(given)) if is_dictionary(named) else None
        check_membership(given)
        kept = {}
        if is_dictionary(given):
            number = given.get("/MCID")
            if type(number) is int and 0 <= number < _MARKS:
                kept["/MCID"] = number
                self.content.marks.add(number)
            for key in ("/ActualText", "/Alt", "/E", "/Lang"):
                if key in given and text(self.work, given[key]) is not None:
                    kept[key] = given[key]
        if not kept:
            return [tag], pikepdf.Operator("BMC")
        return [tag, pikepdf.Dictionary(kept)], pikepdf.Operator("BDC")
