"""Drawing commands, written anew one by one (ISO 32000-1, 7.8.2 and annex A).

Comments, unknown commands, and values that a command does not take are gone. What is used of the
resources is noted, so that nothing else of them stays: a page cut out of a longer document often
drags along the pictures of all other pages.
"""

import warnings
from collections.abc import Callable
from dataclasses import dataclass, field

import pikepdf

from engage_docs.findings.documents import DOCUMENT_DAMAGED, DOCUMENT_STRANGE
from engage_docs.media.documents import rules
from engage_docs.media.documents.opening import check_layer
from engage_docs.media.documents.rules import Object, Rebuild, is_array, is_name, is_number
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
_FITS: dict[str, Callable[[Object], bool]] = {
    "n": is_number,
    "/": is_name,
    "s": rules.is_text,
    "a": lambda value: is_array(value) and all(is_number(e) or rules.is_text(e) for e in value),
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
_MARKED: dict[str, rules.Rule] = {
    "/MCID": rules.keep_if(lambda value: type(value) is int and 0 <= value < 100_000),
    **rules.for_keys(rules.text, "ActualText Alt E"),
    "/Lang": rules.language,
}


@dataclass(slots=True)
class Content:
    """Drawing commands as they were written anew.

    ``resources`` are those that they may use, ``used`` the names that they do use of each kind,
    ``marks`` the numbers of their tagged parts. Without ``words``, no words may be written.
    """

    work: Rebuild
    resources: Object
    words: bool
    data: bytes = b""
    used: dict[str, set[str]] = field(default_factory=dict)
    marks: set[int] = field(default_factory=set)

    def keeps(self, operator: str, operands: list[Object]) -> bool:
        """Whether a command stays, with these values."""
        if operator in _COLOURS:
            pattern = bool(operands) and is_name(operands[-1])
            fits = all(map(is_number, operands[:-1] if pattern else operands))
            return fits and (not pattern or self._use("/Pattern", str(operands[-1])))
        takes = _TAKES.get(operator)
        if takes is None or len(operands) != len(takes):
            return False
        if not all(_FITS[kind](each) for kind, each in zip(takes, operands, strict=True)):
            return False
        if operator in _WRITES and not self.words:
            raise Refused(DOCUMENT_STRANGE, what="words in a pattern or in a mask")
        if operator in _RESOURCE:
            return self._use(_RESOURCE[operator], str(operands[0]))
        return operator != "ri" or str(operands[0]) in _INTENTS

    def _use(self, category: str, name: str) -> bool:
        """Note that a resource is used; False if there is none of that name."""
        if category == "/ColorSpace" and name in _PLAIN_COLOURS:
            return True
        there = self.resources.get(category)
        if not rules.is_dictionary(there) or there.get(name) is None:
            return False
        self.used.setdefault(category, set()).add(name)
        return True

    def mark(self, operands: list[Object]) -> tuple[list[Object], pikepdf.Operator]:
        """Begin marked content (14.6): only what tags and screen readers need is kept."""
        tag, given = [*operands, None, None][:2]
        if is_name(given):
            named = self.resources.get("/Properties")
            given = named.get(str(given)) if rules.is_dictionary(named) else None
        check_layer(given)
        written = [pikepdf.Name(str(tag) if str(tag) in TAGS else "/Span")]
        if rules.is_dictionary(given):
            kept = rules.prune(self.work, pikepdf.Dictionary(dict(given.items())), _MARKED)
            if "/MCID" in kept:
                self.marks.add(kept["/MCID"])
            if len(kept):
                return [*written, kept], pikepdf.Operator("BDC")
        return written, pikepdf.Operator("BMC")


def rewrite(work: Rebuild, streams: list[Object], resources: Object, *, words: bool) -> Content:
    """Write the commands of one or several streams anew.

    ``words`` is unset for patterns and masks: words in them could not be read.
    """
    data = b"\n".join(map(rules.decode, streams))
    work.count_content(len(data))
    page = work.pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Page))
    page["/Contents"] = work.pdf.make_stream(data)
    page["/Resources"] = resources if rules.is_dictionary(resources) else pikepdf.Dictionary()
    if b"BI" in data:  # small pictures between the commands become pictures like all others
        pikepdf.Page(page).externalize_inline_images(min_size=0, shallow=True)
    content = Content(work, page["/Resources"], words)
    faults = _faults()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read = pikepdf.parse_content_stream(page["/Contents"])
    if _faults() != faults:
        raise Refused(DOCUMENT_DAMAGED)  # the library gave up before the end
    written: list[Object] = []
    for instruction in read:
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator in ("BDC", "BMC"):
            written.append(content.mark(operands))
        elif operator == "INLINE IMAGE":
            raise Refused(DOCUMENT_STRANGE, what="a small picture of an unusual kind")
        else:
            operands = operands[len(operands) - len(_TAKES.get(operator, operands)) :]
            if content.keeps(operator, operands):
                written.append((operands, instruction.operator))
    content.data = pikepdf.unparse_content_stream(written)
    return content


def _faults() -> int:
    """Return how often the library gave up so far; older ones do not say."""
    count = getattr(pikepdf.settings, "qpdf_limit_errors", None)
    return int(count()) if count else 0
