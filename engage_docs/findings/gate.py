"""Codes for what the gate keeps off the site."""

from engage_docs.findings.base import error, warning

RECORD_NOT_SHOWN = warning(
    "record-not-shown",
    "This record is not shown on the site: {reason}.",
    "{cure}",
    example="recording: not asked",
    why="Nothing is published that was not agreed. What is missing counts as no.",
)
WORDS_NOT_SHOWN = warning(
    "words-not-shown",
    "These words are not shown on the site: {reason}.",
    "{cure}",
    example="- id: s1\n  words: The nurse at the desk was kind.\n  names_somebody: yes",
    why="Words that name a person need that person's agreement.",
)
PHOTO_NOT_SHOWN = warning(
    "photo-not-shown",
    "This photo is not shown on the site: {reason}.",
    "{cure}",
    example="photos:\n  - file: photos/map.jpg",
    why="A photo needs the agreement of the people in it.",
)
ATTACHMENT_NOT_SHOWN = warning(
    "attachment-not-shown",
    "This document is not on the site: {reason}.",
    "{cure}",
    example="attachments:\n  - file: documents/plan.pdf\n    title: Plan",
    why="A document needs the agreement of the people it is about.",
)
PHOTO_WITHOUT_ALT = error(
    "photo-without-alt",
    "This photo has no alt text.",
    "Add alt: and say in one sentence what the photo shows. If it says nothing that the text does "
    "not say, write decorative: yes.",
    example="photos:\n  - file: photos/map.jpg\n    consent: agreed",
    why="Web Content Accessibility Guidelines 2.2, success criterion 1.1.1.",
)
ALREADY_PUBLIC_WITHOUT_SOURCE = error(
    "already-public-without-source",
    "This says 'already public', but the record names no source.",
    "Add source: with the title and the address of the page that was public before.",
    example="recording: already public",
)
CONSENT_CONTRADICTS_ITSELF = error(
    "consent-contradicts-itself",
    "consent: and agreed: do not say the same, so nothing is published.",
    "Keep consent: and take agreed: out.",
    example="recording:\n  consent: agreed\n  agreed: no",
)
PRIVATE_PART_NOT_CLOSED = error(
    "private-part-not-closed",
    "Where a private part begins and ends is not clear, so the record is not shown.",
    "Write [[private: before the words that are private and ]] after them, and no other double "
    "brackets between the two.",
    example="words: '[[private: The nurse was late.'",
)
