"""Mentions of fact-base entries, judged by their context."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from checker.evidence.context import Context
from checker.types.result import Mention


def judge_mentions(mentions: Iterable[Mention], judge: Callable[[int, int], Context]) -> tuple[Mention, ...]:
    """Return the mentions with their assertion, and whether each is credited."""
    return tuple(_judge(mention, judge(mention.start, mention.end)) for mention in mentions)


def _judge(mention: Mention, context: Context) -> Mention:
    return replace(mention, assertion=context.assertion, cue=context.cue, credited=context.credited)
