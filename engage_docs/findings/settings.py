"""What can be wrong with the settings in site_config.yml."""

from __future__ import annotations

from engage_docs.findings.base import Code, Severity, codes_in

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

SETTINGS_MISSING = Code(
    "settings-missing",
    _ERROR,
    "There is no settings file {name}.",
    "Go to the folder of your site and try again, or make a new site: engage init my-site",
)
SETTINGS_UNREADABLE = Code(
    "settings-unreadable",
    _ERROR,
    "The settings file cannot be read: {reason}.",
    "Check that the file is there, that you may read it, and that it is saved as UTF-8.",
)
INHERIT_MISSING = Code(
    "inherit-missing",
    _ERROR,
    "The settings here take over those of {name}, and there is no such file.",
    "Check the name after INHERIT:. It counts from the folder of the file in which it stands.",
)
INHERIT_UNREADABLE = Code(
    "inherit-unreadable",
    _ERROR,
    "The settings here take over those of {name}, and that cannot be read: {reason}.",
    "Check the name after INHERIT:, and that you may read the file.",
)
INHERIT_CIRCLE = Code(
    "inherit-circle",
    _ERROR,
    "The settings here take over those of {name}, which take over these.",
    "Delete the line INHERIT: in one of the files.",
    why="Of files that take over each other's settings none can be read first.",
)
INHERIT_NO_NAME = Code(
    "inherit-no-name",
    _ERROR,
    "INHERIT: needs the name of one file, and here is something else.",
    "Write the name of the file whose settings count here too, such as INHERIT: ../base.yml",
)
OPTION_WRONG = Code(
    "option-wrong",
    _ERROR,
    "{key}: needs {needs}, and here is something else.",
    "Write it as in {example}",
    why="MkDocs, which makes the other pages, takes nothing else.",
)
SITE_URL_WRONG = Code(
    "site-url-wrong",
    _ERROR,
    '"{text}" is not the whole address of a site.',
    "Write it with https:// in front, such as site_url: https://example.org/",
)
NO_ENGAGE_PLUGIN = Code(
    "no-engage-plugin",
    _ERROR,
    "The settings do not switch engage on.",
    "{advice}",
    why="Without the plugin MkDocs builds a site that shows no records.",
)
ENGAGE_TWICE = Code(
    "engage-twice",
    _ERROR,
    "engage: stands twice below plugins:. The first is on line {line}, and it counts.",
    "Keep one of the two and delete the other.",
)
SETTING_NOT_FIELDS = Code(
    "setting-not-fields",
    _ERROR,
    "{key}: needs settings below it, and here is something else.",
    "Write each setting on a line of its own, such as {example}",
)
SITE_NAME_MISSING = Code(
    "site-name-missing",
    _ERROR,
    "The site has no name.",
    "Write at the top of the file, such as site_name: What we heard in Exampleton",
)
SETTING_NOT_A_DAY = Code(
    "setting-not-a-day",
    _ERROR,
    '{key}: needs one day, and "{text}" is not one day.',
    "Write the day in full, such as {key}: 2026-12-24",
)
RECORDS_IN_PAGES = Code(
    "records-in-pages",
    _ERROR,
    "The records folder {records} lies inside the folder of pages {pages}.",
    "Move the records to a folder beside it, such as content/records, and write that "
    "after records:",
    why="MkDocs copies everything in the folder of pages to the public site.",
)
PAGES_IN_RECORDS = Code(
    "pages-in-records",
    _ERROR,
    "The folder of pages {pages} lies inside the records folder {records}.",
    "Move the pages to a folder beside it, such as content/pages, and write that after docs_dir:",
    why="What is in the folder of records is read as records.",
)
SILENCE_UNKNOWN = Code(
    "silence-unknown",
    _ERROR,
    'There is no finding called "{text}".',
    "{hint}Write the name as it stands in the message, such as {example}.",
)
SILENCE_ERROR = Code(
    "silence-error",
    _ERROR,
    "{text} is an error, and an error cannot be silenced.",
    "Delete this item of silence:, and mend what the message names.",
    why="Only what is advice or doubt can be set aside. An error keeps something off the site.",
)
NO_STATEMENT = Code(
    "no-accessibility-statement",
    _WARNING,
    "The site has no accessibility statement.",
    "Write accessibility: below engage:, with organisation:, contact:, status: and tested:. "
    "The page of settings says what belongs there. If no law asks you for a statement, "
    "name this finding under silence: and say why.",
    why="Public bodies in the UK must publish one (Public Sector Bodies (Websites and Mobile "
    "Applications) (No. 2) Accessibility Regulations 2018, regulation 8).",
)
STATEMENT_WITHOUT_TEST = Code(
    "statement-without-a-test",
    _ERROR,
    "The accessibility statement says {status}, but not when the site was tested.",
    "Add tested: with the day. If nobody has tested the site yet, write status: not tested",
    example="accessibility:\n  status: partly",
    why="Nothing can be claimed that nobody has looked at.",
)
STATEMENT_CLAIMS_TOO_MUCH = Code(
    "statement-claims-too-much",
    _ERROR,
    "The accessibility statement says fully, and yet it names problems.",
    "Write status: partly, or take out the problems that are mended.",
)
STATEMENT_WITHOUT_PROBLEMS = Code(
    "statement-without-problems",
    _WARNING,
    "The accessibility statement says {status}, but not what does not work.",
    "Add problems: with a line for each thing that does not work for everybody.",
    why="Regulation 8 asks for the parts that are not accessible, and why.",
)

CODES = codes_in(globals())
