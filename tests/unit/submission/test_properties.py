"""What holds of every essay that is read, whatever the bytes."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.submission import SubmissionError, read_bytes
from checker.types.essay import Essay

TEXTS = st.text(min_size=1, max_size=400)
LINES = st.lists(
    st.sampled_from(
        ["1.1 Explain how agencies work.", "- a bullet", "References", "Gibbs, G. (1988) Learning by Doing. Oxford: FEU.",  # noqa: E501
         "The police share what they know.", "", "a\tb", "Name: Sam", "Check it out", "\x0c", "Q2. Why?", "THE LAW"]  # noqa: E501
    ),
    max_size=30,
)  # fmt: skip


def read_or_none(data: bytes, source: str) -> Essay | None:
    try:
        return read_bytes(data, source=source)
    except SubmissionError:
        return None


def check(essay: Essay | None) -> None:
    if essay is None:
        return
    assert "".join(essay.text[s.start : s.end] for s in essay.sections) == essay.text
    assert unicodedata.is_normalized("NFC", essay.text)
    assert not [ch for ch in essay.text if unicodedata.category(ch) in ("Cc", "Cs") and ch not in "\n\t"]
    assert 0 <= essay.body_words <= essay.words


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_any_text(text: str) -> None:
    check(read_or_none(text.encode("utf-8", "replace"), "x.txt"))


@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]))
@settings(max_examples=150, deadline=None)
def test_any_order_of_lines_reads_the_same_twice(lines: list[str], end: str) -> None:
    data = end.join(lines).encode()
    essay = read_or_none(data, "x.txt")
    check(essay)
    assert essay == read_or_none(data, "x.txt")


@given(st.binary(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    check(read_or_none(data, "x.txt"))


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_any_markdown(text: str) -> None:
    check(read_or_none(text.encode("utf-8", "replace"), "x.md"))


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<table>", "<tr>", "<td>", "</table>", "<li>", "word ", "<br>", "&#0;", "e\u0301"]
        )
    )
)
@settings(max_examples=100, deadline=None)
def test_any_html(parts: list[str]) -> None:
    check(read_or_none(("<html>" + "".join(parts)).encode(), "x.html"))


@given(
    st.lists(
        st.sampled_from(
            ["{", "}", "\\par ", "\\cell ", "\\row ", "word ", "\\u8217?", "\\'92", "\\*", "\\footnote "]
        )
    )
)
@settings(max_examples=100, deadline=None)
def test_any_rtf(parts: list[str]) -> None:
    check(read_or_none(("{\\rtf1 " + "".join(parts) + "}").encode(), "x.rtf"))
