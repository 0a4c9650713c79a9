"""``engage build`` and ``engage serve``. Only here, and only when needed, does MkDocs come in."""

from __future__ import annotations

import errno
import gc
import os
import signal
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from engage_docs.build.cache import Cache, open_caches
from engage_docs.build.context import BuildContext
from engage_docs.build.output import explain as explain_file
from engage_docs.cli.console import UserError, write_error, write_line
from engage_docs.cli.exit_codes import ExitCode
from engage_docs.cli.options import clock, config_option, day_option, find_config
from engage_docs.findings import Finding, has_errors, in_order
from engage_docs.findings.messages import count_words, finding_as_text
from engage_docs.findings.paths import as_typed
from engage_docs.reports import Report, summary

if TYPE_CHECKING:
    from engage_docs.build.host import Host, HostMaker, HostRequest

_DAY_HELP = "Build the site as it stands on this day. Today, if left out."


@click.command(short_help="Build the public site.")
@day_option(_DAY_HELP)
@click.option(
    "--audience",
    type=click.Choice(["public", "participants"]),
    default="public",
    show_default=True,
    help="Who the site is for.",
)
@click.option(
    "--force",
    is_flag=True,
    help="Build although there are mistakes. Every record that has one is left out.",
)
@click.option(
    "--explain",
    metavar="PATH",
    help="Build nothing. Say why this page was made anew in the last build, or was not.",
)
@config_option
@click.pass_context
def build(
    ctx: click.Context,
    as_of: date | None,
    audience: str,
    force: bool,
    explain: str | None,
    config_file: Path,
) -> None:
    """Build the site into the folder site.

    All records are checked first. If there is an error in one, nothing is built, and the site
    that was there stays as it is. At the end you see what is still open.

    \b
    For example:
      engage build
      engage build --as-of 2026-11-23
      engage build --audience participants
      engage build --force
      engage build --explain said/
    """
    # All that makes pages is for these commands only, and the others list them in --help.
    from engage_docs.build.pipeline import build as build_beside

    config = find_config(config_file)
    context = _context(ctx, config, as_of=as_of, audience=audience, force=force)
    live = site_of(context)
    with open_caches(context.settings.folder, write_error) as caches:
        if explain is not None:
            write_line(_explanation(caches.results, live, explain))
            return
        built = build_beside(context, caches, _host_maker(config), live)
    _warn_of(in_order([*built.left_out, *built.findings]))
    if built.report is None:
        write_error(f"{count_words(built.findings)}. Nothing was built; the site is as it was.")
        ctx.exit(ExitCode.FINDINGS)
    say_counts(built.report, live)
    if has_errors(built.findings):
        ctx.exit(ExitCode.FINDINGS)
    if built.left_out:
        ctx.exit(ExitCode.LEFT_OUT)


def _explanation(cache: Cache, live: Path, asked: str) -> str:
    """Why a page was made in the last build. ``asked`` stands behind the address of the site."""
    path = asked.strip("/")
    page = f"{path}/index.html" if path else "index.html"
    found = explain_file(cache, live, page) or explain_file(cache, live, path)
    if found is None:
        raise UserError(
            f"The last build made no page {asked}. Write a page as it stands behind the address of "
            "the site, such as said/"
        )
    return found


def site_of(context: BuildContext) -> Path:
    """Return where a site goes.

    One that is not for the public goes to a folder of its own, so that nobody publishes it by
    mistake.
    """
    live = context.settings.site_folder
    return (
        live if context.audience == "public" else live.with_name(f"{live.name}.{context.audience}")
    )


def say_counts(report: Report, site: Path) -> None:
    """Say how the loops stand, and where to look."""
    place = as_typed(site)
    write_line(summary(report).rstrip())
    write_line("Where to look:")
    write_line(f"  the site        {place / 'index.html'}")
    write_line(f"  what is open    {place / 'still-open' / 'index.html'}")
    write_line(f"  for a program   {place / 'open-loops.json'}, {place / 'open-loops.csv'}")


@click.command(short_help="Show the site on your own computer while you write.")
@day_option(_DAY_HELP)
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help="The number at the end of the address.",
)
@config_option
@click.pass_context
def serve(ctx: click.Context, as_of: date | None, port: int, config_file: Path) -> None:
    """Show the site on your own computer while you write.

    Open the address it prints in a web browser. Drafts are shown as well. The page changes when
    you save a record. Nobody else can see it. To stop, hold down Ctrl and press C.

    \b
    For example:
      engage serve
      engage serve --port 8080
    """
    from engage_docs.build.pipeline import preview_of
    from engage_docs.build.preview import (  # a web server, for this only
        Preview,
        PreviewSite,
        watched_paths,
    )
    from engage_docs.build.preview import serve as serve_preview

    config = find_config(config_file)
    context = _context(ctx, config, as_of=as_of, drafts=True)
    address = f"http://127.0.0.1:{port}/"

    def make() -> PreviewSite | None:
        found, of_settings = BuildContext.load(
            config, clock(ctx)(), os.environ, as_of=as_of, drafts=True
        )
        _warn_of(of_settings)
        if found is None:
            return None
        here = replace(found.with_settings(site_url=address), is_preview=True)
        with open_caches(here.settings.folder, write_error) as caches:
            site, findings = preview_of(here, caches, _host_maker(config, site_url=address))
        _warn_of(findings)
        if site is None:
            # The last site that could be made stays on show.
            write_error(f"{count_words(findings)}. Mend it and save; the site follows.")
        return site

    def report(error: Exception) -> None:
        write_error(f"The site cannot be made: {error}\nMend it and save; the site follows.")

    def say_ready() -> None:
        write_line(f"Open {address} in a web browser. To stop, hold down Ctrl and press C.")

    signal.signal(signal.SIGTERM, signal.default_int_handler)
    gc.enable()  # unlike the other commands, this one runs for hours
    try:
        watched = watched_paths(context.settings)
        serve_preview(Preview(make, report), "127.0.0.1", port, watched, say_ready)
    except KeyboardInterrupt:
        write_line("Stopped.")
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise UserError(
            f"Another program uses the address 127.0.0.1:{port}. Choose another number."
        ) from None


def _context(
    ctx: click.Context,
    config: Path,
    *,
    as_of: date | None,
    audience: str = "public",
    drafts: bool = False,
    force: bool = False,
) -> BuildContext:
    context, findings = BuildContext.load(
        config,
        clock(ctx)(),
        os.environ,
        as_of=as_of,
        audience=audience,
        drafts=drafts,
        force=force,
    )
    _warn_of(findings)
    if context is None or has_errors(findings):
        write_error(f"{count_words(findings)}. Nothing was built; the site is as it was.")
        ctx.exit(ExitCode.FINDINGS)
    return context


def _host_maker(config: Path, **overrides: str) -> HostMaker:
    """What makes the host of the pages: MkDocs, loaded when there is one to make."""

    def make(request: HostRequest) -> Host:
        from engage_docs_mkdocs.host import make_host

        return make_host(config, request, overrides)

    return make


def _warn_of(findings: list[Finding]) -> None:
    for finding in findings:
        write_error(finding_as_text(finding))
