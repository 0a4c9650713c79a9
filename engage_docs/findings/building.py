"""Codes for making the site: where it is built, and the text below the front matter."""

from engage_docs.findings.base import error, warning

SITE_NOT_OURS = error(
    "site-not-ours",
    "The folder {site} holds files, and engage-docs did not make it, so it is left alone.",
    "Move those files elsewhere, or name another folder for the site (site_dir: in "
    "site_config.yml).",
    why="A build replaces the whole folder of the site. It must not replace anything else.",
)
SITE_IS_A_FILE = error(
    "site-is-a-file",
    "{site} is a file, but the site needs a folder of that name.",
    "Rename the file, or name another folder for the site (site_dir: in site_config.yml).",
)
SITE_HOLDS_OTHERS = error(
    "site-holds-others",
    "The folder {site} holds things that no build made: {others}. The site was left as it was.",
    "Move them out of the folder, and build again.",
    why="A build replaces the whole folder of the site, and would take them away.",
)
BUILD_RUNNING = error(
    "build-running",
    "Another build of this site is running.",
    "Wait until it has ended, and try again. The site was left as it was.",
)
DISK_FULL = error(
    "disk-full",
    "The disk is full, so the new site could not be written. The site was left as it was.",
    "Make room on the disk, and build again.",
)
CANNOT_WRITE = error(
    "cannot-write",
    "The new site could not be put in place: {reason} ({path}). The site was left as it was.",
    "Check that you may write in that folder and that no other program has it open.",
)
MANIFEST_NOT_WRITTEN = error(
    "manifest-not-written",
    "The new site is in place, but its manifest could not be written: {reason}.",
    "Make room on the disk, check that you may write there, and build again.",
)
RECORDS_NOT_APART = error(
    "records-not-apart",
    "The folder of the records ({records}) and {other} lie one inside the other.",
    "Move the records to a folder of their own, and write its name after records: in "
    "site_config.yml.",
    why="Whatever lies in those folders is published as it is, or cleared away by a build. "
    "Only what people agreed to may be published.",
)
SITE_IN_THEME = error(
    "site-in-theme",
    "The site ({site}) lies in the folder of your theme ({theme}), which every site takes in.",
    "Write a folder outside of it after site_dir: in site_config.yml.",
    why="The site for those who took part and the list of what was left out lie beside the site. "
    "They would be copied into the public one.",
)
RECORD_AMONG_PAGES = error(
    "record-among-pages",
    "This looks like a record ({kind}), but it lies among the pages, which are published as they "
    "are.",
    "Move it to the folder of the records.",
    why="Pages are not checked for permission. Records are.",
)
NEEDS_DIRECTORY_URLS = error(
    "needs-directory-urls",
    "The addresses of the site's pages cannot be made with use_directory_urls: false.",
    "Take use_directory_urls: out of site_config.yml.",
)
TWO_PAGES_AT_ONE_ADDRESS = error(
    "two-pages-at-one-address",
    "A page of your own has the address {url}, which belongs to a record.",
    "Rename the page.",
)
PHOTO_OUTSIDE = error(
    "photo-outside",
    "The photo {file} does not lie in the folder of the records, so it is not shown.",
    "Copy the picture itself into the folder of the record; a link to it does not do.",
    why="A record can only show what lies beside it.",
)
DOCUMENT_OUTSIDE = error(
    "document-outside",
    "The document {file} does not lie in the folder of the records, so it is not on the site.",
    "Copy the document itself into the folder of the record; a link to it does not do.",
    why="A record can only show what lies beside it.",
)
STORY_LINK = warning(
    "story-link-leads-nowhere",
    "A link in the text leads nowhere on the site: {target}. Its words are shown without the link.",
    "Write the address of a record or item (eye-checks-library/c1), the name of its file, or a "
    "whole web address that begins with https://.",
    example="See [the drop-in](eye-checks-libary).",
)
STORY_PICTURE = warning(
    "story-picture",
    "The text holds a picture ({file}). It is not shown; its description is shown in its place.",
    "List it under photos: in the front matter, with alt: and consent:.",
    example="![A map with pins](photos/map.jpg)",
    why="A picture is published only when the people in it agreed, and photos: is where that "
    "stands.",
)
STORY_COMMENT = error(
    "story-comment-not-closed",
    "The text holds a comment that begins with <!-- and does not end in the same paragraph.",
    "Put --> behind the comment, and leave no empty line inside it.",
    example="<!-- ask the nurse first",
    why="A comment is not meant for the page. Without its end nobody can tell where the text goes "
    "on.",
)
STORY_UNREADABLE = error(
    "story-unreadable",
    "The text below the front matter cannot be made into a page.",
    "Look for very many quotation marks, brackets or list signs in a row, and take them out.",
)
SEARCH_LEFT_OUT = warning(
    "search-left-out",
    "The site was made without a search: {reason}.",
    "Type: pip install 'pagefind[bin]', and build again. If you want no search, write search: no "
    "below engage: in site_config.yml.",
)
SEARCH_NOT_MADE = warning(
    "search-not-made",
    "The new site is in place, but its search finds nothing: {reason}.",
    "Build again. If it happens again, write search: no below engage: in site_config.yml.",
    why="A search that cannot be made must not keep you from taking something down.",
)
MKDOCS_WARNS = warning(
    "mkdocs-warns",
    "MkDocs, which makes your own pages and the menu, says: {said}.",
    "Mend what it names: a line below nav: in site_config.yml, or a link on a page of your own.",
)
TEMPLATE_WRONG = error(
    "template-wrong",
    "This template of your own cannot be used: {reason}.",
    "Mend it, or take the file out of the folder custom_dir: to have the theme's own again. "
    "docs/templates.md says what templates can use.",
)
COMMONMARK_MISSING = error(
    "commonmark-missing",
    "The settings ask for CommonMark, but the program that reads it is not installed.",
    "Type: pip install 'engage-docs[fast]'. Or take the line markdown: out of site_config.yml.",
)

NO_CATALOGUE = warning(
    "no-catalogue",
    "The language of the site is '{language}', but nobody has translated the site's own words. "
    "They are in English.",
    'Translate them, as docs/languages.md says under "Add a language". Until then the pages '
    "say that these words are English.",
    example="theme:\n  name: engage\n  language: pl",
)
