"""The cohort page: first things first, shared text, the sample, and hostile names."""

from dataclasses import replace

from checker.batch.cohort.first import SHOWN, find_first, group_first
from checker.batch.cohort.member import Member
from checker.batch.cohort.pairs import find_pairs
from checker.batch.cohort.sample import draw_sample, sample_size
from checker.batch.cohort.standing import find_recurring
from checker.batch.prints import find_prints
from checker.batch.rows import Listed
from checker.batch.summary import NoteSummary
from checker.submission import read_bytes
from tests.unit.batch.conftest import ESSAY, run_inline, write_folder

COPIED = (
    "On my second placement the health visitor asked us to write down every meal for a fortnight, and the "
    "sheet that we made together showed her what nobody had seen before: he only ate when his sister did."
)
OWN = [
    "My setting works with a speech therapist who comes on Tuesdays and leaves games that parents can play "
    "on the bus, which is where most of the talking in that family happens in any case, she told us once.",
    "What I remember of the review is the silence after the teacher had spoken, and how long it took until "
    "somebody asked the mother what she would like to happen next and wrote down her answer word for word.",
]


def make_member(number, **given) -> Member:
    listed = Listed(
        number, f"{number}.txt", f"{number}.txt", f"{number}.txt", str(number), "", False, str(number)
    )
    return replace(Member(listed, "marked", "", "", awarded=number, available=24, outcome="x"), **given)


def make_texts(*texts):
    essays = [read_bytes(text.encode(), source=f"{i}.txt") for i, text in enumerate(texts)]
    members = [make_member(i, prints=find_prints(essay)) for i, essay in enumerate(essays)]
    return members, lambda member: essays[member.listed.number].text


def test_copied_paragraphs_are_found_and_shown_side_by_side():
    changed = COPIED.replace("health visitor", "school nurse")
    members, text_of = make_texts(f"{OWN[0]}\n\n{COPIED}", f"{OWN[1]}\n\n{changed}", OWN[0][::-1])
    found = find_pairs(members, text_of)
    assert [(p.left.listed.number, p.right.listed.number) for p in found.pairs] == [(0, 1)]
    passage = found.pairs[0].passages[0]
    assert "".join(words for words, _ in passage.left) == COPIED
    assert "".join(words for words, _ in passage.right) == changed
    assert "health visitor" in "".join(words for words, shared in passage.left if not shared)
    assert passage.shared > 25


def test_quotations_questions_and_what_everybody_has_make_no_pair():
    quoted = f"As the guide puts it, “{COPIED}” and so we do."
    members, text_of = make_texts(f"{OWN[0]} {quoted}", f"{OWN[1]} {quoted}")
    assert find_pairs(members, text_of).pairs == ()
    members, text_of = make_texts(*(f"{COPIED}\n\nEssay {i} is mine. {ESSAY}" for i in range(6)))
    found = find_pairs(members, text_of)
    assert found.pairs == ()
    assert found.usual == 6


def test_first_list_puts_the_unreadable_first_and_says_why():
    note = NoteSummary(id="c", title="C", text="Tom Ash", note="")
    members = [
        make_member(1, unsure=(("Law", 0.4), ("Trust", 0.5))),
        make_member(2, near_boundary=True),
        make_member(3, confidentiality=(note,)),
        make_member(4, kind="unreadable", reason="it is a picture"),
        make_member(5),
    ]
    found = find_first(members)
    assert [first.member.listed.number for first in found] == [4, 3, 2, 1]
    assert "“Tom Ash”" in found[1].reasons[0]
    assert "unsure of “Law” (confidence 40%) and 1 more point" in found[3].reasons[0]


def test_first_list_is_grouped_and_folds_the_less_unsure():
    points = [("Law", 0.5), ("Trust", 0.55), ("Role", 0.58)]
    members = [make_member(i, unsure=tuple(points[: 1 + i % 3])) for i in range(1, 15)]
    members.append(make_member(20, kind="unreadable", reason="it is a picture"))
    unread, unsure = group_first(members, anonymous=False)
    assert (unread.title, unread.number) == ("Could not be marked", 1)
    assert (unsure.title, unsure.number, unsure.left_out) == ("Unsure decisions", 14, 0)
    assert len(unsure.shown) == SHOWN
    assert "and 2 more points" in unsure.shown[0].reasons[0]
    assert "more" not in unsure.folded[-1].reasons[0]


def test_words_that_may_be_a_name_are_not_repeated_where_names_are_hidden():
    note = NoteSummary(id="c", title="C", text="Tom Ash", note="")
    (group,) = group_first([make_member(3, confidentiality=(note, note))], anonymous=True)
    assert group.shown[0].reasons == ("may identify somebody in 2 places",)


def test_what_recurs_joins_the_notes_of_all_nations_and_names_everybody():
    notes = [
        NoteSummary(id="dcsf", title="DCSF", text="DCSF", note="DE in Wales" if i == 1 else "DfE")
        for i in range(1, 60)
    ]
    members = [make_member(i, outdated=(note,)) for i, note in enumerate(notes, start=1)]
    (found,) = find_recurring(members, lambda member: member.outdated)
    assert found.note == "DfE, or DE in Wales"
    assert (found.number, len(found.quotes), len(found.others), found.left_out) == (59, 5, 45, 9)


def test_sample_follows_its_rules_and_its_seed():
    members = [make_member(i, near_boundary=i in (8, 9)) for i in range(1, 41)]
    assessors = {str(i): "Dr Fern" if i == 20 else "Mr Moss" for i in range(1, 41)}
    size = sample_size(40, 0)
    sample = draw_sample(members, size, 7, assessors)
    reasons = {each.member.listed.number: each.reasons for each in sample}
    assert "among the highest marks" in reasons[40]
    assert "among the lowest marks" in reasons[1]
    assert "one of Dr Fern’s" in reasons[20]
    assert {8, 9} & set(reasons)
    assert any(why == ("at random (seed 7)",) for why in reasons.values())
    assert draw_sample(members, size, 7, assessors) == sample
    assert draw_sample(members, size, 8, assessors) != sample
    assert draw_sample([], 0, 7, {}) == ()


def test_hostile_names_and_texts_do_nothing_on_the_page(tmp_path):
    bad = "<script>alert(1)<\u2215script>.txt"
    files = {
        bad: f"Zebedee mixed Old Act. {ESSAY}",
        "b.txt": f"Old Act & <img src=x onerror=alert(1)> {ESSAY}",
    }
    run_inline(write_folder(tmp_path / "s", files), tmp_path / "run")
    page = (tmp_path / "run/index.html").read_text()
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "<img" not in page
    assert "may identify somebody: “Zebedee”" in page
    assert "default-src &#39;none&#39;" in page
    links = [part.split('"')[0] for part in page.split('href="')[1:]]
    from urllib.parse import unquote

    for link in links:
        if link.startswith("#"):
            assert f'id="{link[1:]}"' in page
        else:
            assert (tmp_path / "run" / unquote(link)).is_file(), link
