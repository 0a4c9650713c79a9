"""What can be wrong with the settings in site_config.yml."""

from __future__ import annotations

from engage_docs.findings.base import error, warning

SETTINGS_MISSING = error(
    "settings-missing",
    "There is no settings file {name}.",
    "Go to the folder of your site and try again, or make a new site: engage init my-site",
)
SETTINGS_UNREADABLE = error(
    "settings-unreadable",
    "The settings file cannot be read: {reason}.",
    "Check that the file is there, that you may read it, and that it is saved as UTF-8.",
)
INHERIT_MISSING = error(
    "inherit-missing",
    "The settings here take over those of {name}, and there is no such file.",
    "Check the name after INHERIT:. It counts from the folder of the file in which it stands.",
)
INHERIT_UNREADABLE = error(
    "inherit-unreadable",
    "The settings here take over those of {name}, and that cannot be read: {reason}.",
    "Check the name after INHERIT:, and that you may read the file.",
)
INHERIT_CIRCLE = error(
    "inherit-circle",
    "The settings here take over those of {name}, which take over these.",
    "Delete the line INHERIT: in one of the files.",
    why="Of files that take over each other's settings none can be read first.",
)
INHERIT_NO_NAME = error(
    "inherit-no-name",
    "INHERIT: needs the name of one file, and here is something else.",
    "Write the name of the file whose settings count here too, such as INHERIT: ../base.yml",
)
OPTION_WRONG = error(
    "option-wrong",
    "{key}: needs {needs}, and here is something else.",
    "Write it as in {example}",
    why="MkDocs, which makes the other pages, takes nothing else.",
)
SITE_URL_WRONG = error(
    "site-url-wrong",
    '"{text}" is not the whole address of a site.',
    "Write it with https:// in front, such as site_url: https://example.org/",
)
NO_ENGAGE_PLUGIN = error(
    "no-engage-plugin",
    "The settings do not switch engage on.",
    "{advice}",
    why="Without the plugin MkDocs builds a site that shows no records.",
)
ENGAGE_TWICE = error(
    "engage-twice",
    "engage: stands twice below plugins:. The first is on line {line}, and it counts.",
    "Keep one of the two and delete the other.",
)
SETTING_NOT_FIELDS = error(
    "setting-not-fields",
    "{key}: needs settings below it, and here is something else.",
    "Write each setting on a line of its own, such as {example}",
)
SITE_NAME_MISSING = error(
    "site-name-missing",
    "The site has no name.",
    "Write at the top of the file, such as site_name: What we heard in Exampleton",
)
SETTING_NOT_A_DAY = error(
    "setting-not-a-day",
    '{key}: needs one day, and "{text}" is not one day.',
    "Write the day in full, such as {key}: 2026-12-24",
)
RECORDS_IN_PAGES = error(
    "records-in-pages",
    "The records folder {records} lies inside the folder of pages {pages}.",
    "Move the records to a folder beside it, such as content/records, and write that "
    "after records:",
    why="MkDocs copies everything in the folder of pages to the public site.",
)
PAGES_IN_RECORDS = error(
    "pages-in-records",
    "The folder of pages {pages} lies inside the records folder {records}.",
    "Move the pages to a folder beside it, such as content/pages, and write that after docs_dir:",
    why="What is in the folder of records is read as records.",
)
SILENCE_UNKNOWN = error(
    "silence-unknown",
    'There is no finding called "{text}".',
    "{hint}Write the name as it stands in the message, such as {example}.",
)
SILENCE_ERROR = error(
    "silence-error",
    "{text} is an error, and an error cannot be silenced.",
    "Delete this item of silence:, and mend what the message names.",
    why="Only what is advice or doubt can be set aside. An error keeps something off the site.",
)
NO_STATEMENT = warning(
    "no-accessibility-statement",
    "The site has no accessibility statement.",
    "Write accessibility: below engage:, with organisation:, contact:, status: and tested:. "
    "The page of settings says what belongs there. If no law asks you for a statement, "
    "name this finding under silence: and say why.",
    why="Public bodies in the UK must publish one (Public Sector Bodies (Websites and Mobile "
    "Applications) (No. 2) Accessibility Regulations 2018, regulation 8).",
)
STATEMENT_WITHOUT_TEST = error(
    "statement-without-a-test",
    "The accessibility statement says {status}, but not when the site was tested.",
    "Add tested: with the day. If nobody has tested the site yet, write status: not tested",
    example="accessibility:\n  status: partly",
    why="Nothing can be claimed that nobody has looked at.",
)
STATEMENT_CLAIMS_TOO_MUCH = error(
    "statement-claims-too-much",
    "The accessibility statement says fully, and yet it names problems.",
    "Write status: partly, or take out the problems that are mended.",
)
STATEMENT_WITHOUT_PROBLEMS = warning(
    "statement-without-problems",
    "The accessibility statement says {status}, but not what does not work.",
    "Add problems: with a line for each thing that does not work for everybody.",
    why="Regulation 8 asks for the parts that are not accessible, and why.",
)
