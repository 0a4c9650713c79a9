"""Codes for the links between records."""

from engage_docs.findings.base import error, note, warning

UNKNOWN_ADDRESS = error(
    "unknown-address",
    "No record has the address '{address}'.",
    "{suggestion}",
    example="about: eye-checks-libary/c1",
    why="A link that leads nowhere would leave a promise without its news.",
)
WRONG_KIND_OF_ADDRESS = error(
    "wrong-kind-of-address",
    "'{address}' is {found}, but {field} needs {expected}.",
    "{suggestion}",
    example="answers: c2",
)
DOUBLED_RECORD_ID = error(
    "doubled-record-id",
    "Two records have the id '{id}'. The other one is {other}.",
    "Give one of them another id, and mend the links to it.",
    example="id: eye-checks-library",
)
UNKNOWN_PROJECT = error(
    "unknown-project",
    "There is no project record with the id '{project}'.",
    "{suggestion}",
    example="project: eye-check",
)
REPLACEMENT_CYCLE = error(
    "replacement-cycle",
    "These promises replace each other in a circle: {circle}.",
    "Decide which promise is the last one, and take replaced_by: out of the follow-up about it.",
    example="replaced_by: eye-checks-library/c1",
)
FOLLOW_UP_BEFORE_ITS_START = error(
    "follow-up-before-its-start",
    "This follow-up is dated {day}, before {address} was {verb} on {start}.",
    "Mend the date here, or the date of that record.",
    example="date: 2026-01-05",
)
CHANGED_WITHOUT_REPLACEMENT = error(
    "changed-without-replacement",
    "The outcome is 'changed', but no promise is named that takes the place of the old one.",
    "Add replaced_by: with the address of the new promise. If there is none, write "
    "outcome: cannot and the reason.",
    example="outcome: changed",
    why="A promise must not vanish by being changed into nothing.",
)
REPLACED_WITHOUT_CHANGED = error(
    "replaced-without-changed",
    "A promise is named in replaced_by:, but the outcome is not 'changed'.",
    "Write outcome: changed, or take replaced_by: out.",
    example="outcome: started\nreplaced_by: eye-checks-market/c1",
)
MOVED_WITHOUT_DATE = error(
    "moved-without-date",
    "The outcome is 'moved', but there is no new due date.",
    "Add due: with the new date.",
    example="outcome: moved",
)
DATE_AFTER_THE_END = warning(
    "date-after-the-end",
    "A new due date has no meaning together with the outcome '{outcome}', so it is left out.",
    "Take due: out, or use outcome: moved.",
    example="outcome: done\ndue: 2026-09-30",
)
OUTCOME_DOES_NOT_FIT = error(
    "outcome-does-not-fit",
    "The outcome '{outcome}' does not fit {address}, which is {found}.",
    "{suggestion}",
    example="outcome: answered\nabout: eye-checks-library/c1",
)
EMPTY_ITEM = error(
    "empty-item",
    "This item names nothing that was said.",
    "Add about: with the address of the thing said.",
    example='items:\n  - note: "Thank you all."',
)
DEED_BESIDE_ABOUT = error(
    "deed-beside-about",
    "This item has both about: and we_did:. The deeds are drawn from the records, so that the "
    "two cannot differ.",
    "Take we_did: out, and write a follow-up that says what was done.",
    example="items:\n  - about: eye-checks-library/s1\n    we_did: New clinic.",
)
CLAIM_WITHOUT_A_SOURCE = warning(
    "claim-without-a-source",
    'This item says "we did", but it answers nothing that anyone said.',
    "Add about: with the address of the thing said, and take we_did: out.",
    example='items:\n  - we_did: "New chairs."',
)
UNKNOWN_PHOTO = error(
    "unknown-photo",
    "The evidence names the picture '{file}', which is not under photos: in this record.",
    "Add the picture under photos:, with alt text and consent, or mend its name here.",
    example="evidence:\n  - what: the new sign\n    photo: photos/sing.jpg",
)

TRANSLATION_OF_TRANSLATION = error(
    "translation-of-translation",
    "'{address}' is a translation itself.",
    "Write the id of the record that it translates: translation_of: {original}",
    example="translation_of: eye-checks-library-cy",
)
TRANSLATION_OF_ANOTHER_TYPE = error(
    "translation-of-another-type",
    "This is a record of the type '{type}', but '{address}' is of the type '{other}'.",
    "Write type: {other}, or mend translation_of:",
    example="type: project\ntranslation_of: eye-checks-library",
)
TRANSLATION_WITHOUT_LANGUAGE = error(
    "translation-without-language",
    "This record is a translation, but does not say in which language it is.",
    "Add lang: with the tag of the language, such as lang: cy for Welsh.",
    example="translation_of: eye-checks-library",
)
LANGUAGE_TWICE = error(
    "language-twice",
    "'{address}' is in the language '{lang}' already: {other}.",
    "Mend lang: here, or take one of the two translations out.",
    example="lang: cy\ntranslation_of: eye-checks-library",
)
TRANSLATION_OF_NO_ITEM = error(
    "translation-of-no-item",
    "'{address}' has no item with the id '{id}' that this could translate.",
    "{suggestion}",
    example="translation_of: eye-checks-library\nsaid:\n  - id: s9\n    words: Mae'n bell.",
    why="What was said is recorded once, in the record that is translated.",
)
TRANSLATION_REPEATS = note(
    "translation-repeats",
    "A translation takes {field}: from the record that it translates, so this is left out.",
    "Take {field}: out.",
    example="translation_of: eye-checks-library\ndate: 2026-03-14",
    why="A date that stands in two places can differ.",
)
UNKNOWN_FORMAT_FILE = error(
    "unknown-format-file",
    "The form '{kind}' names the file '{file}', which is not under attachments: in this record.",
    "Add the file under attachments:, with a title and consent, or mend its name here.",
    example="formats:\n  - kind: easy read\n    file: documents/easy-read.pdf",
)
