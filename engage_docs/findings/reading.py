"""What can be wrong with a record as it stands in its file.

The reader turns a file into values in steps: bytes, text, front matter, fields. The codes are in
that order.
"""

from __future__ import annotations

from engage_docs.findings.base import error, warning

# --- The file ------------------------------------------------------------------------------------

FILE_UNREADABLE = error(
    "file-unreadable",
    "The file cannot be opened: {reason}.",
    "Check that the file is there and that you may read it.",
    why="A record that cannot be read is not published.",
)
FOLDER_MISSING = error(
    "folder-missing",
    "There is no folder {folder} for the records.",
    "Make the folder, or write the right one after records: in site_config.yml.",
)
LINK_OUTSIDE = error(
    "link-outside",
    "{name} is a link to something outside the folder of records.",
    "Copy the file itself into the folder, and delete the link.",
    why="A link could publish a file that nobody meant to publish.",
)
NOT_MD = warning(
    "not-md",
    "{name} looks like a record, but its name does not end in .md, so it is left out.",
    "Rename it to {rename}. If it is not a record, move it out of this folder.",
    why="A record that vanishes without a word is worse than one that is wrong.",
)
WORD_FILE = warning(
    "word-file",
    "{name} is a document of a word processor. It cannot be read, so it is left out.",
    "Copy its text into a new file with a name that ends in .md.",
)
FILE_EMPTY = error(
    "file-empty",
    "The file is empty.",
    "Write a record into it, or delete it. The command engage new writes one for you to fill in.",
)
FILE_TOO_LARGE = error(
    "file-too-large",
    "The file has {size} bytes. A record may have {limit}.",
    "Split it into several records, and keep pictures in files of their own.",
)
NOT_UTF8 = error(
    "not-utf-8",
    'The letters of this file are not saved as UTF-8. It first shows near "{near}".',
    "Save the file again as UTF-8. In Notepad: File, Save as, Encoding: UTF-8. "
    "Then check that line.",
    why="The file looks like {guess}, where the same letters are saved in another way.",
)
UTF16 = error(
    "utf-16",
    "The file is saved as UTF-16 (Notepad calls it Unicode), not as UTF-8.",
    "Save the file again as UTF-8. In Notepad: File, Save as, Encoding: UTF-8.",
)
NUL_BYTE = error(
    "nul-byte",
    "There is a NUL here, which is no letter at all. The file may be damaged.",
    "Check this line, type it again, and save the file.",
)
CONTROL_CHARACTER = warning(
    "control-character",
    "There is an invisible character here (number {number}). It is read as a space.",
    "Delete it: type this piece of the line again.",
    why="They come along when text is pasted from another program.",
)

# --- Front matter --------------------------------------------------------------------------------

NO_FRONT_MATTER = error(
    "no-front-matter",
    "The file does not start with the fields of a record.",
    "Make the first line --- and write the fields below it, such as type: engagement. "
    "Then write --- again, and the story below that.",
    example="Notes from the meeting",
)
TEXT_ABOVE = error(
    "text-above",
    "There is text above the fields, so they are not seen as fields.",
    "Move this text below the second ---, so that the first line of the file is ---",
)
BLANK_FIRST_LINE = warning(
    "blank-first-line",
    "The file starts with an empty line.",
    "Delete it, so that the first line of the file is ---",
    why="Other programs do not see the fields when something stands above them.",
)
NOT_OPENED = error(
    "front-matter-not-opened",
    "The line --- above the fields is missing.",
    "Type --- on a line of its own above this line.",
    example="type: project",
)
NOT_CLOSED = error(
    "front-matter-not-closed",
    "The line --- below the fields is missing.",
    "Type --- on a line of its own {where}.",
)
FENCE = error(
    "fence",
    'The line "{shown}" should be three hyphens.',
    "Delete the line and type --- (three hyphens, nothing before or after them). "
    "If your editor turns them into a dash, press undo once.",
    example="—-",
    why="Word processors turn hyphens into dashes.",
)
FENCE_IN_THE_MIDDLE = error(
    "fence-in-the-middle",
    "This line --- cuts the fields in two.",
    "Delete this line. Keep one --- above all the fields and one below them.",
)
FRONT_MATTER_TOO_LARGE = error(
    "front-matter-too-large",
    "The fields of this record have {size} letters on {lines} lines. "
    "They may have {limit} letters on {most} lines.",
    "Move long text below the second ---, or split the record.",
)

TOO_MANY_FINDINGS = error(
    "too-many-findings",
    "There are {more} more findings in this file.",
    "Mend the ones above first, and check again.",
)

# --- YAML ----------------------------------------------------------------------------------------

COLON_IN_VALUE = error(
    "colon-in-value",
    "There is a colon inside this text, so it cannot be read.",
    "Put the text in quotes: {mended}",
    example="title: Cafe: the opening",
    why="In YAML a colon and a space start a new field.",
)
CUT_BY_HASH = error(
    "cut-by-hash",
    'Everything from # on is left out here: "{lost}".',
    "Put the value in quotes: {mended} (If it is a remark for yourself, put a space after the #.)",
    example="place: ward #4",
    why="In YAML a space and # start a remark.",
)
SPECIAL_START = error(
    "special-start",
    "A value cannot start with {sign} unless it is in quotes.",
    "Put the value in quotes: {mended}",
    example="words: @council please answer",
    why="The signs @ ` % & * ! | > [ {{ have a meaning of their own in YAML.",
)
TEXT_AFTER_QUOTE = error(
    "text-after-quote",
    "There is more text after the closing quote.",
    "Put all of it in quotes: {mended}",
    example='words: "Far" is what they said',
)
QUOTE_NOT_CLOSED = error(
    "quote-not-closed",
    "The quote that opens here is never closed.",
    "Write: {mended}",
    example='title: "Cafe',
)
QUOTE_SWALLOWS = error(
    "quote-swallows",
    "The quote that opens here is closed only on line {line}. The fields between are lost in it.",
    "Close the quote at the end of its own line.",
)
BRACKET_NOT_CLOSED = error(
    "bracket-not-closed",
    "The bracket {sign} that opens here is never closed.",
    "Write: {mended}",
    example="topics: [eyes, travel",
)
BACKSLASH_IN_QUOTES = error(
    "backslash-in-quotes",
    "A backslash between double quotes has a meaning of its own, so this cannot be read.",
    "Use single quotes: {mended}",
    example='place: "C:\\hall"',
)
TAB_INDENT = error(
    "tab-indent",
    "This line starts with a tab.",
    "Delete the tab and type {want} instead.",
    why="YAML does not allow tabs in front of a field.",
)
WRONG_INDENT = error(
    "wrong-indent",
    "This line does not line up with the lines above it. It has {have} in front.",
    "Put {want} in front of it.",
)
ITEM_WITHOUT_FIELD = error(
    "item-without-field",
    "There is an item with a hyphen here, but no field above it that takes a list.",
    "Write the name of the list and a colon on a line of its own above it, such as {shown}",
    example="place: Exampleton library\n  - name: Parents of young children",
)
VALUE_AND_FIELDS = error(
    "value-and-fields",
    "{key}: has a value on its line and fields below it. It can have only one of the two.",
    'Move "{value}" to a line of its own below: {mended}',
    example="recording: agreed\n  how: read back to everyone",
)
NO_SPACE_AFTER_COLON = error(
    "no-space-after-colon",
    "The space after the colon is missing.",
    "Write: {mended}",
    example="title:Cafe",
)
STRAY_SIGN = error(
    "stray-sign",
    'The name of a field cannot have "{sign}" around it.',
    "Write: {mended}",
    example="**place**: Exampleton library",
)
NO_COLON = error(
    "no-colon", "The colon after {key} is missing.", "Write: {mended}", example="title Cafe"
)
NO_SPACE_AFTER_DASH = error(
    "no-space-after-dash",
    "The space after the dash is missing.",
    "Write: {mended}",
    example="topics:\n  -eyes",
)
NOT_A_HYPHEN = error(
    "not-a-hyphen",
    'The item starts with "{sign}", which is not a hyphen.',
    "Start it with a hyphen and a space: {mended}",
    example="topics:\n  – eyes",
    why="Word processors turn hyphens into dashes.",
)
MISSING_DASH = error(
    "missing-dash",
    "The hyphen that starts an item is missing.",
    "Put a hyphen and a space in front of the first line of each item: {mended}",
    example="said:\n  id: s1\n  words: It is far.\n  id: s2\n  words: It is dear.",
)
CURLY_QUOTES = warning(
    "curly-quotes",
    "There are curly quotes around this value. They are left out.",
    "Use straight quotes or none: {mended}",
    example="title: “Cafe”",
    why="Curly quotes do not work as quotes in YAML.",
)
HARD_SPACE = error(
    "hard-space",
    "There is a special space here (a non-breaking space or the like), not an ordinary one.",
    "Delete it. Where a space is needed, type an ordinary one.",
    why="They come along when text is pasted from a word processor or a web page.",
)
ANCHOR = error(
    "anchor",
    '"{sign}" is a sign of YAML that records do not use.',
    "Write the text out in full. If the sign belongs to the text, put the text in quotes.",
    why="Such signs pull in text from elsewhere, or run a program.",
)
NOT_A_FIELD = error(
    "not-a-field",
    'This line is not a field: "{shown}".',
    "Write a field, a colon, a space and a value, such as place: Exampleton library. "
    "If it belongs to the story, move it below the second ---",
)
KEY_NOT_TEXT = error(
    "key-not-text",
    "There is a list or a bracket where the name of a field should stand.",
    "Write the name of the field, a colon, a space and the value.",
)
TOO_DEEP = error(
    "too-deep",
    "There are too many brackets or lists inside one another here.",
    "Write the value as plain text. If the brackets belong to it, put it in quotes.",
)
TOO_MANY_VALUES = error(
    "too-many-values",
    "There are more than {limit} values in this record.",
    "Split it into several records.",
)
CANNOT_READ = error(
    "cannot-read",
    "This piece cannot be read: {part}.",
    "Compare it with an example: a field, a colon, a space and a value on each line; "
    "items of a list start with a hyphen and a space; text with : # or quotes in it "
    "stands in quotes.",
)

# --- Fields --------------------------------------------------------------------------------------

TYPE_MISSING = error(
    "type-missing",
    "The record does not say what type it is.",
    "Write one of these lines below the first ---: {choices}",
)
TYPE_UNKNOWN = error(
    "type-unknown",
    'There is no type of record called "{text}".',
    "{hint}The types are: {choices}.",
    example="type: engagment",
)
ID_MISSING = warning(
    "id-missing",
    "The record has no id, so the name of the file counts: {id}.",
    "Write id: {id} below type:. Without it, links break when the file gets another name.",
)
ID_WRONG = error(
    "id-wrong",
    '"{text}" cannot be used as a short name.',
    "Use small letters, digits and hyphens{suggestion}",
    example="id: Eye checks!",
)
ID_RESERVED = error(
    "id-reserved",
    '"{text}" cannot be used as a short name: Windows keeps it for a device.',
    "Choose another short name, such as {suggestion}",
    example="id: con",
    why="The page of a record lies in a folder of this name, which Windows cannot make.",
)
ITEM_ID_TWICE = error(
    "item-id-twice",
    "Two items of this record have the id {id}. The first is on line {line}.",
    "Give one of them another id, such as {free}.",
    why="Things said and commitments of a record share their ids, so that a link has one meaning.",
)
PROJECT_MISSING = error(
    "project-missing",
    "The record does not say which project it belongs to.",
    "Write project: and the id of the project, or move the file into the folder of the project.",
)
REQUIRED = error("required", "{key}: is missing{within}.", "Write {key}: and a value. {help}")
ITEM_NOT_FILLED_IN = warning(
    "item-not-filled-in",
    "Only id: {id} is filled in here, so this item of {key}: is left out.",
    "Fill in the rest, or delete the item.",
    example="said:\n  - id: s1\n    words:",
)
KEY_TWICE = error(
    "key-twice",
    "{key}: is given twice. The first is on line {line}, and it counts.",
    "Keep one of the two lines and delete the other.",
)
KEY_UNKNOWN = error(
    "key-unknown", "There is no field {key}: here.", "Did you mean {near}:?", example="titel: Cafe"
)
KEY_STRAY = error(
    "key-stray", "There is no field {key}: here.", "Delete the line, or use one of: {names}."
)
KEY_MISPLACED = error(
    "key-misplaced",
    "{key}: does not belong here.",
    "{where}",
    why="Each field has its own place, so that the site knows what it says.",
)
LIST_FOR_TEXT = error(
    "list-for-text",
    "{key}: takes one value, and here is a list.",
    "{advice}",
    example="title:\n  - Cafe\n  - Library",
)
FIELDS_FOR_TEXT = error(
    "fields-for-text",
    "{key}: takes a plain value, and here are fields.",
    "{advice}",
    example="on_the_table:\n  open:\n    - Hours: mornings or evenings",
)
TEXT_FOR_FIELDS = error(
    "text-for-fields",
    "{key}: needs fields of its own, and here is plain text.",
    "Write it as: {mended}",
    example="said:\n  - The clinic is two buses away.",
)
LIST_IN_LIST = error(
    "list-in-list",
    "There is a list inside the list of {key}:.",
    "Take the inner hyphen or the inner brackets away. If the brackets belong to the text, "
    "put it in quotes.",
)
PLAIN_WORD = warning(
    "plain-word",
    'The word "{text}" is kept as text here, but other programs read it as {meaning}.',
    "If you mean the word, put it in quotes: {mended}",
    example="title: No",
)
NULL_WORD = warning(
    "null-word",
    '"{text}" is read as: nothing is given.',
    "Delete it, and leave nothing after the colon.",
    example="owner: ~",
)
CLOCK_TIME = warning(
    "clock-time",
    '"{text}" is kept as text here, but other programs read it as the number {number}.',
    "Put it in quotes: {mended}",
    example="summary: 12:30",
)
TEXT_TOO_LONG = error(
    "text-too-long",
    "{key}: has {size} letters. It may have {limit}.",
    "Shorten it, and move the rest below the second ---",
)
CHOICE_WRONG = error(
    "choice-wrong",
    '{key}: cannot be "{text}".',
    "{hint}Write one of: {choices}.",
    example="outcome: finished",
)
YES_NO_WRONG = error(
    "yes-no-wrong",
    '{key}: takes yes or no, not "{text}".',
    "Write {key}: {advice}",
    example="recording:\n  agreed: true",
)
NUMBER_WRONG = error(
    "number-wrong",
    '"{text}" is not a whole number.',
    "{advice}",
    example="communities:\n  - name: Parents\n    reached: 1,200",
)
LINK_WRONG = error(
    "link-wrong",
    '"{text}" is not an address of the web.',
    "{advice}",
    example="source:\n  - title: Report\n    url: www.exampleton.example",
    why="Other kinds of addresses could run a program on the reader's machine.",
)
LANGUAGE_WRONG = error(
    "language-wrong",
    '"{text}" is not the tag of a language.',
    "{advice}",
    example="lang: Welsh",
    why="Programs that read a page aloud choose the voice by this tag (BCP 47).",
)
FILE_WRONG = error(
    "file-wrong",
    '"{text}" is not a file in the folder of this record.',
    "{advice}",
    example="photos:\n  - file: C:\\photos\\map.jpg",
    why="A path that leaves the folder could publish a file that nobody meant to publish.",
)
PUBLISH_WRONG = error(
    "publish-wrong",
    'publish: cannot be "{text}". The record is kept off the site.',
    "{advice}",
    example="publish: soon",
)
ADDRESS_HASH = error(
    "address-hash",
    'The address "{text}" has a # in it.',
    "Use a slash: {mended}",
    example="about: eye-checks-library#c1",
    why="In YAML a space and # start a remark, so addresses use a slash.",
)
ADDRESS_WRONG = error(
    "address-wrong",
    '"{text}" is not the address of a record or of an item.',
    "{advice}",
    example="about: Eye checks in the library",
)
