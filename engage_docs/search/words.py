"""The words of a record that can be found: what its page shows, and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from engage_docs.findings import Place
from engage_docs.records.guidance import words_of_guidance
from engage_docs.records.model import (
    Commitment,
    Community,
    Engagement,
    FollowUp,
    Project,
    Record,
    YouSaidWeDid,
)
from engage_docs.search.text import text_of_html
from engage_docs.site.words import sentence, we_will


def words_of(
    record: Record, story: str, stubs: Collection[Place], *, is_english: bool = True
) -> str:
    """The words of a record, as one text.

    ``story`` is the HTML of the text below its front matter. ``stubs`` are the places of things
    said whose words are not shown; what stands in their place is no use to a search.
    """
    parts = [
        record.summary,
        *_own(record, stubs, is_english),
        text_of_html(story),
        *_common(record),
    ]
    return " ".join(sentence(part) for part in parts if part and part.strip())


def _own(record: Record, stubs: Collection[Place], is_english: bool) -> Iterator[str | None]:
    if isinstance(record, Project):
        yield record.organisation
        yield from _communities(record.communities)
    elif isinstance(record, Engagement):
        for said in record.said:
            if said.at not in stubs:
                yield said.words
                yield said.note
                yield said.community
        yield from _commitments(record.commitments, is_english)
        yield from _communities(record.communities)
    elif isinstance(record, FollowUp):
        yield record.what_happened
        yield record.reason
        yield from _commitments(record.commitments, is_english)
        yield from (evidence.what for evidence in record.evidence)
        yield record.community_says.words if record.community_says else None
    elif isinstance(record, YouSaidWeDid):
        for item in record.items:
            yield item.we_did
            yield item.note
    yield from words_of_guidance(record)


def _commitments(commitments: Iterable[Commitment], is_english: bool) -> Iterator[str | None]:
    for commitment in commitments:
        yield we_will(commitment.we_will, is_english=is_english)
        yield commitment.note
        yield commitment.owner


def _communities(communities: Iterable[Community]) -> Iterator[str]:
    yield from (community.name for community in communities)


def _common(record: Record) -> Iterator[str | None]:
    yield record.place
    for photo in record.photos:
        yield photo.caption
    for source in record.source:
        yield source.title
