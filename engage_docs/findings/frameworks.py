"""Codes for the frameworks of the guidance: a team's own packs, and their terms in records."""

from __future__ import annotations

from engage_docs.findings.base import error, note, warning

# --- A pack of a team ----------------------------------------------------------------------------

FRAMEWORK_UNREADABLE = error(
    "framework-unreadable",
    "The framework file cannot be opened: {reason}.",
    "Check that the file is there and that you may read it, or take its name out of the settings.",
)
FRAMEWORK_EMPTY = error(
    "framework-empty",
    "There is nothing in this framework file.",
    "Write into it at least id:, title:, applies_to: and terms:, or take its name out of the "
    "settings.",
)
FRAMEWORK_NOT_FIELDS = error(
    "framework-not-fields",
    "A framework file needs fields, and this is something else.",
    "Start it with id: and a short name, such as id: our-ladder",
)
FRAMEWORK_WITHOUT_FIELD = error(
    "framework-without-field",
    "This framework does not say where its terms are used.",
    "Write applies_to: and the name of a field, such as applies_to: participation",
    why="Only a framework that adds to a built-in one may leave it out.",
)
FRAMEWORK_FIELD_UNKNOWN = error(
    "framework-field-unknown",
    'No field of a record with the name "{text}" takes terms of a framework.',
    "{hint}Write one of: {choices}.",
)
FRAMEWORK_RECORD_UNKNOWN = error(
    "framework-record-unknown",
    'The field {field}: is not used in records of the type "{text}".',
    "{hint}Write one of: {choices}. Or take the line out, and the terms count wherever the field "
    "is used.",
)
FRAMEWORK_TWICE = error(
    "framework-twice",
    'Two framework files have the id "{id}".',
    "Give one of them another id. The other file is {other}.",
)
FRAMEWORK_LANGUAGE_WRONG = error(
    "framework-language-wrong",
    '"{text}" is not the short name of a language.',
    "Write the two or three letters that stand for it, such as cy for Welsh or bn for Bengali.",
    why="Screen readers choose the voice by it. Web Content Accessibility Guidelines 2.2, success "
    "criterion 3.1.2.",
)

# --- A term of such a pack -----------------------------------------------------------------------

TERM_ID_MISSING = error(
    "term-id-missing",
    'No short name can be made of the term "{text}".',
    "Write id: and a short name below it, such as id: {example}",
)
TERM_ID_TWICE = error(
    "term-id-twice",
    "Two terms of this framework have the id {id}. The first is on line {line}, and it counts.",
    "Give one of them another id, such as {free}.",
)
TERM_WITHOUT_DEFINITION = warning(
    "term-without-definition",
    'The term "{text}" has no definition.',
    "Write definition: and say in one plain sentence what it means.",
    why="The glossary shows what each term means to people who have never heard it.",
)

# --- A term in a record --------------------------------------------------------------------------

TERM_MISSPELT = warning(
    "term-misspelt",
    '{field}: has "{text}", which is not a term of a framework.',
    "Did you mean {term}? Then write {mended}",
)
TERM_UNKNOWN = note(
    "term-unknown",
    '{field}: has "{text}", which is not a term of a framework. It is shown as it stands.',
    "If you mean one of these, write it instead: {choices}. A team can also add terms in a "
    "framework file of its own.",
)
