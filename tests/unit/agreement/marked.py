"""Marked essays made by hand, as the tool's record has them."""

from checker.agreement.gold import GoldEssay
from checker.types.essay import Essay, Section, SectionKind
from checker.types.result import (
    ConfidentialityWarning,
    Evidence,
    FlagResult,
    MadeWith,
    MarkedEssay,
    Marks,
    OutdatedReference,
    PointResult,
)


def make_point(text: str, name: str, level: int, *quotes: str, confidence: float = 0.9, again: str = ""):
    evidence = tuple(
        Evidence("said", text.index(quote), text.index(quote) + len(quote), quote, "phrase", 1.0)
        for quote in quotes
    )
    return PointResult(
        id=name,
        statement="",
        title="",
        level=level,
        level_name="",
        top_level=2,
        marks=Marks(level, 2),
        confidence=confidence,
        look_again=(again,) if again else (),
        evidence=evidence,
        feedback="",
        hint="",
    )


def make_marked(essay: GoldEssay, *points: PointResult, flags=(), outdated=(), warnings=()) -> MarkedEssay:
    """Make a record; flags are (id, words), outdated (fact, words, severity), warnings words."""
    text = essay.text

    def at(words: str) -> tuple[int, int, str]:
        start = text.index(words)
        return start, start + len(words), words

    return MarkedEssay(
        made_with=MadeWith("1", "tiny", "1", "0", "none", "0", "2026-01-01"),
        rubric_title="Tiny",
        essay=Essay(essay.id, essay.id, text, (Section(SectionKind.BODY, 0, len(text)),)),
        facts=(),
        points=points,
        flags=tuple(FlagResult(name, "", *at(words), "", 0.9) for name, words in flags),
        outdated=tuple(
            OutdatedReference(fact, fact, *at(words), None, None, severity, "")
            for fact, words, severity in outdated
        ),
        confidentiality=tuple(ConfidentialityWarning(*at(words), "") for words in warnings),
        advice=(),
        marks=Marks(),
        outcome="",
    )


def mark_tiny(tiny) -> dict[str, MarkedEssay]:
    """Mark the four tiny essays as a middling tool would: two levels and some findings are wrong."""
    a1, a2, a3, a4 = tiny.essays
    return {
        "a1": make_marked(
            a1,
            make_point(a1.text, "legal_basis", 2, "puts councils and their partners under a duty"),
            make_point(
                a1.text, "communication_trust", 1, "when it keeps records", confidence=0.55, again="unsure"
            ),
            outdated=[("dpa1998", "the Data Protection Act 1998", "replaced")],
        ),
        "a2": make_marked(
            a2,
            make_point(a2.text, "legal_basis", 2, "We do not follow any law", confidence=0.8),
            make_point(a2.text, "communication_trust", 0),
            flags=[("m_lead_authority", "they must obey")],
            outdated=[("ca2026", "any law", "too_early")],
        ),
        "a3": make_marked(
            a3,
            make_point(a3.text, "legal_basis", 1, "Working Together"),
            make_point(a3.text, "communication_trust", 1, "I send the social worker plain notes."),
            flags=[("m_lead_authority", "the lead professional is the boss")],
            outdated=[("caf", "CCG", "gentle")],
        ),
        "a4": make_marked(
            a4,
            make_point(a4.text, "legal_basis", 1, "agencies cooperate"),
            make_point(a4.text, "communication_trust", 0),
            warnings=["Ellery Quillfeather"],
        ),
    }
