"""Words that say nothing of a subject: those of mark schemes, and those of any text."""

from checker.rubric.everyday import EVERYDAY_WORDS, STOP_WORDS

# fmt: off
_OF_ANY_TEXT = frozenset(
    {
        "ability", "able", "account", "achieve", "activity", "actual", "advantage", "affect", "aid",
        "allow", "always", "amount", "applied", "apply", "applying", "approach", "appropriate",
        "appropriately", "aspect", "assess", "assessment", "assignment", "award", "aware", "awareness",
        "based", "basic", "become", "begin", "begins", "behalf", "benefit", "best", "better", "brief",
        "call", "called", "calm", "calmly", "candidates", "cause", "causes", "challenge", "change",
        "changed", "changes", "changing", "choice", "choose", "clearly", "close", "common", "communicate",
        "communicating", "compare", "complete", "completed", "complex", "concept", "concrete",
        "condition", "consider", "content", "context", "contribute", "control", "correct", "correction",
        "correctly", "cover", "create", "credit", "critical", "critically", "current", "deal", "decide",
        "decision", "define", "demonstrate", "detailed", "develop", "development", "differ", "difference",
        "differences", "differently", "differs", "diploma", "discuss", "down", "early", "easy", "effect",
        "effective", "effectively", "effectiveness", "effects", "element", "elements", "encourage", "end",
        "ensure", "essay", "evaluate", "event", "evidence", "exact", "exam", "examiner", "examiners",
        "examples", "explanation", "extent", "extra", "face", "facing", "fact", "factor", "factors",
        "far", "feature", "features", "feel", "few", "final", "find", "finding", "first", "five", "focus",
        "follow", "following", "form", "forms", "four", "full", "function", "further", "gain", "general",
        "get", "getting", "given", "giving", "goes", "going", "great", "height", "high", "higher", "hold",
        "idea", "ideas", "identify", "impact", "implication", "implications", "importance", "improve",
        "include", "including", "individual", "influence", "information", "issue", "issues", "items",
        "keep", "kept", "key", "large", "later", "law", "learners", "least", "less", "level", "levels",
        "life", "limit", "limits", "link", "links", "list", "little", "long", "lot", "low", "main",
        "maintain", "major", "making", "manage", "many", "mark", "marks", "material", "matter", "matters",
        "measure", "measures", "mention", "method", "methods", "minor", "misconception", "misconceptions",
        "mistake", "mistakes", "moment", "month", "move", "necessary", "never", "new", "next", "number",
        "offer", "often", "old", "open", "opportunity", "order", "outline", "particular", "performance",
        "pieces", "plan", "possible", "potential", "practical", "present", "prevent", "principle",
        "principles", "procedure", "procedures", "process", "produce", "promote", "provide", "provision",
        "purpose", "qualification", "quality", "question", "questions", "range", "real", "realistic",
        "reality", "recognise", "refer", "reference", "references", "reflect", "regular", "relate",
        "relevant", "report", "require", "resource", "resources", "respond", "response", "responses",
        "responsibility", "responsible", "result", "right", "risk", "room", "second", "secure", "see",
        "short", "sign", "significance", "signs", "similar", "simple", "simply", "single", "situations",
        "skill", "skills", "small", "source", "specific", "stage", "stages", "start", "state", "steps",
        "straight", "strategies", "strategy", "strength", "strengths", "strong", "structure", "students",
        "style", "styles", "subject", "successful", "suitable", "system", "task", "tasks", "technique",
        "techniques", "term", "terms", "theory", "think", "thinking", "three", "tip", "topic", "two",
        "type", "types", "understand", "understanding", "unit", "usage", "used", "useful", "using",
        "various", "view", "ways", "weakness", "whole", "whose", "wide", "workplace", "world", "wrong",
        "year", "years",
    }
)
# fmt: on
PLAIN_WORDS = EVERYDAY_WORDS | STOP_WORDS | _OF_ANY_TEXT
"""Words that alone are no sign that a text is about a subject."""


def is_plain(word: str) -> bool:
    """Tell whether a word, or its singular, says nothing of a subject."""
    word = word.lower().removesuffix("’s").removesuffix("'s")
    return word in PLAIN_WORDS or word.removesuffix("s") in PLAIN_WORDS or len(word) < 3
