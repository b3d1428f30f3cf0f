"""Marked essays for the report's tests: made by hand, with everything that can overlap, nest and be ruled out."""
# ruff: noqa: E501  (essays read best as long lines)

from dataclasses import replace

from checker.types.cue import Assertion
from checker.types.essay import Essay, Section, SectionKind
from checker.types.result import (
    Advice,
    ConfidentialityWarning,
    Evidence,
    EvidencedStandard,
    FlagResult,
    MadeWith,
    MarkedEssay,
    Marks,
    Mention,
    NamedStandard,
    OutdatedReference,
    PointResult,
    ReachedPoint,
)

K = SectionKind
BLOCKS: tuple[tuple[SectionKind, int, str], ...] = (
    (K.TITLE_PAGE, 0, "Unit 7 assignment\nCandidate number 4471"),
    (K.QUESTION, 0, "Explain how you work with other agencies for the benefit of children."),
    (K.HEADING, 1, "Working together in my nursery"),
    (
        K.BODY,
        0,
        "In our nursery we work with health visitors, speech and language therapists and social workers. The "
        "health visitor checks growth and development and passes on what the family has agreed to share. Under "
        "the Children Act 2004 councils and their partners must work together, and Working Together to Safeguard "
        "Children says how that is done.",
    ),
    (
        K.BODY,
        0,
        "Last spring I took part in a meeting of the team around the child for a boy whom I will call Child A. His "
        "therapist set two targets, we practised them at snack time, and by the summer he was using short "
        "sentences. Tom Ashgrove, his father, came to every review.",
    ),
    (K.HEADING, 2, "Trust and recording"),
    (
        K.BODY,
        0,
        "I listen first and repeat back what I have heard, because people who feel heard will tell you more. We do "
        "not keep notes of telephone calls. If records were kept, anybody could see later who decided what.",
    ),
    (K.LIST, 0, "respect for every profession"),
    (K.LIST, 0, "one shared goal"),
    (K.LIST, 1, "clear roles"),
    (K.TABLE, 0, "Agency\tWhat it brings"),
    (K.TABLE, 0, "Police\tShare what they know of risks at home"),
    (K.TABLE, 0, "School nurse\tPlans for allergies"),
    (K.QUOTATION, 0, "“Nothing is more important than children’s welfare.”"),
    (
        K.BODY,
        0,
        "The lead professional is the manager of all the other agencies and tells them what to do. We used the "
        "Common Assessment Framework for this and stored it under the Data Protection Act 1998. Some say that "
        "sharing information is always wrong, but that is not so.",
    ),
    (
        K.BODY,
        0,
        "To finish, partnership helps because nobody sees the whole child alone. When we talk early, support comes "
        "sooner and families tell their story only once.",
    ),
    (K.HEADING, 2, "References"),
    (K.REFERENCE_LIST, 0, "Belbin, R. M. (2010) Team Roles at Work. Oxford: Butterworth-Heinemann."),
    (K.REFERENCE_LIST, 0, "Children Act 2004. London: The Stationery Office."),
    (K.BOILERPLATE, 0, "Download more essays. All rights reserved."),
)

MADE_WITH = MadeWith(
    checker="0.0.0-test",
    rubric_id="partnership-working",
    rubric_version="1.0",
    rubric_sha256="a1" * 32,
    model_id="test-model",
    model_sha256="b2" * 32,
    facts_as_of="2026-11-21",
)


def make_essay(
    blocks: tuple[tuple[SectionKind, int, str], ...] = BLOCKS,
    *,
    source: str = "my essay.docx",
    pages: tuple[int, ...] = (),
) -> Essay:
    """Join blocks into an essay; every section takes the white space after it."""
    text, sections = "", []
    for index, (kind, level, words) in enumerate(blocks):
        gap = "" if index == len(blocks) - 1 else "\n" if kind in {K.LIST, K.TABLE} else "\n\n"
        start = len(text)
        text += words + gap
        sections.append(Section(kind, start, len(text), level))
    return Essay("my essay", source, text, tuple(sections), pages)


def find(essay: Essay, words: str) -> tuple[int, int, str]:
    """Return start, end and text of the first occurrence of ``words``; it must be there."""
    start = essay.text.index(words)
    return start, start + len(words), words


def evidence(essay: Essay, element: str, words: str, **given: object) -> Evidence:
    """Make evidence for ``words``."""
    start, end, text = find(essay, words)
    defaults: dict[str, object] = {"kind": "phrase", "strength": 0.9, "why": f"SECRET why {element}"}
    return Evidence(element, start, end, text, **{**defaults, **given})  # type: ignore[arg-type]


def make_point(
    number: int, title: str, level: int, found: tuple[Evidence, ...] = (), **given: object
) -> PointResult:
    """Make a marking point whose assessor's words all carry ``SECRET``."""
    names = {0: "not yet", 1: "partly", 2: "met"}
    defaults: dict[str, object] = {
        "id": f"secret_point_{number}",
        "statement": f"SECRET statement {number}: explains what nobody may see.",
        "title": title,
        "level": level,
        "level_name": names[level],
        "top_level": 2,
        "marks": Marks(level, 2),
        "confidence": round(0.95 - number * 0.05, 2),
        "look_again": (),
        "evidence": found,
        "feedback": f"SECRET feedback {number}.",
        "hint": "" if level == 2 else f"Add one more example of your own to part {number}.",
        "standards": (f"STD{number}",) if level else (),
    }
    return PointResult(**{**defaults, **given})  # type: ignore[arg-type]


def _points(essay: Essay) -> tuple[PointResult, ...]:
    act = evidence(essay, "secret_act", "the Children Act 2004", kind="fact", fact="ca2004", strength=1.0)
    duty = evidence(
        essay,
        "secret_duty",
        "Under the Children Act 2004 councils and their partners must work together, and Working Together to "
        "Safeguard Children says how that is done",
        kind="meaning",
        strength=0.81,
    )
    guide = evidence(
        essay, "secret_guide", "Working Together to Safeguard Children", kind="fact", fact="wtsc"
    )
    reference = essay.text.rindex("Children Act 2004")
    listed = replace(
        act,
        start=reference,
        end=reference + 17,
        text="Children Act 2004",
        credited=False,
        why="SECRET reference list",
    )
    roles = evidence(essay, "secret_role", "The health visitor checks growth and development")
    sharing = evidence(
        essay,
        "secret_share",
        "passes on what the family has agreed to share. Under the Children Act 2004 councils",
    )
    example = evidence(
        essay,
        "secret_example",
        "I took part in a meeting of the team around the child for a boy whom I will call Child A. His therapist "
        "set two targets, we practised them at snack time",
    )
    outcome = evidence(essay, "secret_outcome", "by the summer he was using short sentences", strength=0.7)
    notes = evidence(
        essay,
        "secret_notes",
        "keep notes of telephone calls",
        credited=False,
        assertion=Assertion.NEGATED,
        cue="do not",
        why="SECRET denied",
    )
    records = evidence(
        essay,
        "secret_records",
        "records were kept",
        credited=False,
        assertion=Assertion.HYPOTHETICAL,
        cue="If",
        why="SECRET hypothetical",
    )
    features = (
        evidence(essay, "secret_respect", "respect for every profession"),
        evidence(essay, "g", "clear roles"),
    )
    belbin = evidence(essay, "secret_model", "Belbin", credited=False, kind="fact", fact="belbin")
    again = ("low confidence", "near the boundary of the next level")
    return (
        make_point(1, "Law and guidance", 2, (duty, act, guide, listed)),
        make_point(2, "Who does what", 1, (roles, sharing)),
        make_point(3, "An example from your work", 2, (example,)),
        make_point(4, "What the child gains", 1, (outcome, example), look_again=again, confidence=0.42),
        make_point(
            5, "Keeping records", 0, (notes, records), look_again=("evidence was found but ruled out",)
        ),
        make_point(6, "What makes it work", 1, features),
        make_point(7, "How teams grow", 0, (belbin,)),
        make_point(8, "Getting past difficulties", 0),
    )


def make_marked(**given: object) -> MarkedEssay:
    """Make the rich record; ``given`` replaces fields."""
    essay = make_essay(pages=(0, BLOCKS_PAGE_TWO))
    points = _points(essay)
    act = find(essay, "Children Act 2004")
    defaults: dict[str, object] = {
        "made_with": MADE_WITH,
        "rubric_title": "Partnership working",
        "essay": essay,
        "facts": (Mention("ca2004", *act), Mention("belbin", *find(essay, "Belbin"), credited=False)),
        "points": points,
        "flags": (
            FlagResult(
                "secret_flag",
                "The lead professional",
                *find(essay, "The lead professional is the manager of all the other agencies"),
                "An assessor may read this as one person giving the other services orders.",
                0.8,
                "SECRET counterpart.",
            ),
        ),
        "outdated": (
            OutdatedReference(
                "caf", "Common Assessment Framework", *find(essay, "Common Assessment Framework"),
                "eha", "Early Help Assessment", "gentle", "",
            ),
            OutdatedReference(
                "dpa1998", "Data Protection Act 1998", *find(essay, "Data Protection Act 1998"),
                "dpa2018", "Data Protection Act 2018", "replaced", "It applies together with the UK GDPR.",
            ),
        ),
        "confidentiality": (
            ConfidentialityWarning(*find(essay, "Tom Ashgrove"), "A full name of somebody in a family."),
        ),
        "advice": (
            Advice("t1", "Use an example from your own setting.", True),
            Advice("t2", "Say what you learned from it.", False),
        ),
        "marks": sum((p.marks for p in points), Marks()),
        "outcome": "Refer: some points need more",
        "standards": _standards(given.get("points", points)),  # type: ignore[arg-type]
    }  # fmt: skip
    return MarkedEssay(**{**defaults, **given})  # type: ignore[arg-type]


def _standards(points: tuple[PointResult, ...]) -> tuple[EvidencedStandard, ...]:
    """Return the codes of the points as codes of no set, but the first as one of a set that was replaced."""
    first = NamedStandard(
        "STD1", "SECRET what it asks.", "old-1", "Old standards (2007)", "superseded",
        "the Newer Standards", "2012-09-01", "Standard 8 is nearest.",
    )  # fmt: skip
    return tuple(
        EvidencedStandard(
            first if code == "STD1" else NamedStandard(code), (ReachedPoint(p.id, p.level, p.top_level),), 2
        )
        for p in points
        for code in p.standards
    )


BLOCKS_PAGE_TWO = make_essay().text.index("Trust and recording")


def make_strong() -> MarkedEssay:
    """Make a record in which every point is met and there is nothing to warn of."""
    rich = make_marked()
    points = tuple(
        replace(p, level=2, level_name="met", marks=Marks(2, 2), hint="", look_again=()) for p in rich.points
    )
    return replace(
        rich, points=points, flags=(), outdated=(), confidentiality=(), marks=Marks(16, 16), outcome="Pass"
    )


def make_weak() -> MarkedEssay:
    """Make a record of a very short essay in which nothing was found."""
    essay = make_essay(((K.BODY, 0, "I like working with people. It is good."),), source="weak.txt")
    points = tuple(make_point(i, f"Part {i}", 0) for i in range(1, 5))
    empty: dict[str, object] = dict.fromkeys(("facts", "flags", "outdated", "confidentiality", "advice"), ())
    return make_marked(essay=essay, points=points, marks=Marks(0, 8), outcome="Refer", **empty)


HOSTILE: tuple[tuple[SectionKind, int, str], ...] = (
    (K.HEADING, 1, "</h3><script>window.pwned = 1</script> & <b>bold</b>"),
    (K.BODY, 0, "<script>window.pwned = 1</script> <img src=x onerror=window.pwned=1> {{ 7 * 7 }} {% raw %}"),
    (K.BODY, 0, "]]> --> <!-- </style><style>body{display:none}</style> &lt;b&gt; ' \" ` javascript:pwned()"),
    (K.BODY, 0, "\u202eright to left\u202c \u2066isolate\u2069 \x00 \x1b[31m \x07 \x9b \ufffe \u2028 end"),
    (K.BODY, 0, "x" * 100_000),
    (K.BODY, 0, "A sentence " + "that goes on and on " * 5_000),
    (K.TABLE, 0, "<td onclick=pwned()>\t" + "y" * 5_000),
    (K.BODY, 0, "مرحبا بالعالم and שלום in one line, with 😀 and é."),
)
_BAD = "<script>window.pwned = 1</script>\" onload='pwned()' {{ 7 * 7 }} ]]> \u202e"


def make_hostile() -> MarkedEssay:
    """Make a record whose essay and whose rubric try to break out of the page."""
    essay = make_essay(HOSTILE, source=f"{_BAD}.docx")
    wide = find(essay, "x" * 100_000)
    inner = essay.text.index("onerror")
    found = (
        Evidence(_BAD, *wide, kind=_BAD, strength=1.0, why=_BAD),
        Evidence("e", inner - 10, inner + 20, essay.text[inner - 10 : inner + 20], "phrase", 0.5),
        Evidence("e", 0, len(essay.text), essay.text, "phrase", 0.5),
        Evidence(
            "n", *find(essay, "{% raw %}"), "phrase", 0.5, Assertion.NEGATED, _BAD, credited=False, why=_BAD
        ),
    )
    texts: dict[str, object] = {
        "statement": _BAD,
        "feedback": _BAD,
        "hint": _BAD,
        "look_again": (_BAD,),
        "standards": (_BAD,),
        "level_name": _BAD,
    }
    points = (make_point(1, _BAD, 1, found, **texts), make_point(2, "Plain", 0))
    place = find(essay, "isolate")
    return make_marked(
        essay=essay,
        points=points,
        facts=(Mention(_BAD, *place, cue=_BAD, assertion=Assertion.HEDGED),),
        flags=(FlagResult(_BAD, _BAD, *place, _BAD, 0.5, _BAD),),
        outdated=(OutdatedReference(_BAD, _BAD, *place, _BAD, _BAD, "replaced", _BAD),),
        confidentiality=(ConfidentialityWarning(*place, _BAD),),
        advice=(Advice(_BAD, _BAD, False),),
        marks=Marks(1, 4),
        outcome=_BAD,
        rubric_title=_BAD,
    )


_SENTENCE = (
    "Health visitors, teachers and social workers meet each month to agree what the child needs next. "
)


def make_long(words: int = 5_000) -> MarkedEssay:
    """Make a record of a long essay with sixty quotations."""
    per_paragraph = _SENTENCE * 8
    count = words // (16 * 8) + 1
    essay = make_essay(tuple((K.BODY, 0, per_paragraph.strip()) for _ in range(count)))
    return make_marked(essay=essay, points=_spread(essay, 60, 16), **_NO_NOTES)


def make_crowded(number: int = 200) -> MarkedEssay:
    """Make a record of a short essay under ``number`` overlapping highlights."""
    essay = make_essay(((K.BODY, 0, _SENTENCE * 10), (K.BODY, 0, _SENTENCE * 10)))
    return make_marked(essay=essay, points=_spread(essay, number, 90), **_NO_NOTES)


_NO_NOTES: dict[str, object] = {"facts": (), "flags": (), "outdated": (), "confidentiality": ()}


def _spread(essay: Essay, number: int, length: int) -> tuple[PointResult, ...]:
    """Spread evidence evenly over the text and over twelve points."""
    step = (len(essay.text) - length) // number
    parts: list[list[Evidence]] = [[] for _ in range(12)]
    for i in range(number):
        start = i * step
        end = start + length * (1 + i % 3)
        text = essay.text[start:end]
        parts[i % 12].append(Evidence("e", start, start + len(text), text, "phrase", 0.8))
    return tuple(make_point(i, f"Point number {i}", 1, tuple(part)) for i, part in enumerate(parts, 1))
