"""``engage build`` and ``engage serve``. Only here, and only when asked, does MkDocs come in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from engage_docs.cli.options import config_option, day_option, find_config

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
@config_option
@click.pass_context
def build(
    ctx: click.Context,
    as_of: date | None,
    audience: str,
    force: bool,
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
    """
    from engage_docs_mkdocs.run import build_site

    ctx.exit(build_site(find_config(config_file), as_of, audience, force=force))


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
    from engage_docs_mkdocs.serving import serve_site

    ctx.exit(serve_site(find_config(config_file), as_of, f"127.0.0.1:{port}"))
