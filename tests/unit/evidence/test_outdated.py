"""What is presented as current although it was replaced, told as history, of another nation, or too early."""

import re
from datetime import date

import pytest
import spacy

from checker.evidence.fact import find_mentions
from checker.evidence.nation import find_nation
from checker.evidence.outdated import find_outdated
from checker.facts import load_facts
from checker.types.cue import Cue, CueKind, Sentence
from checker.types.essay import SectionKind
from checker.types.result import OutdatedReference

FACTS = load_facts()
NLP = spacy.blank("en")


def split(text: str, section: SectionKind = SectionKind.BODY) -> tuple[Sentence, ...]:
    """Return the sentences of a text in which every full stop before a space ends one."""
    ends = [m.end() for m in re.finditer(r"[.?!](?=\s|$)", text)] or [len(text)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    return tuple(Sentence(s, e, text[s:e], section, 0) for s, e in zip(starts, ends, strict=True))


def outdated(
    text: str,
    *,
    section: SectionKind = SectionKind.BODY,
    cues: tuple[Cue, ...] = (),
    as_of: date | None = None,
) -> tuple[OutdatedReference, ...]:
    mentions = find_mentions(NLP.make_doc(text), FACTS)
    return find_outdated(split(text, section), mentions, FACTS, cues, as_of)


CURRENT = [
    "The Data Protection Act 1998 protects the family's details.",
    "Our confidentiality policy follows the Data Protection 1998.",
    "In 2009 I started work and we follow the Data Protection Act 1998.",
    "The CAF is used to identify a child's needs early.",
    "A CAF was completed with mum and we had a TAC.",
    "Nobody can start a CAF without the consent of the parents.",
    "The LSCB has become much stricter and its training is compulsory.",
    "We do not share anything unless the LSCB procedures allow it.",
    "He does not have a statement but he needs one.",
    "There are no children with a statement in my room at the moment.",
    "Every Child Matters came out in 2003 and it is still the policy we work to today.",
    "After the death of Victoria Climbié came Every Child Matters, which is the framework we use now.",
    "Working Together (HM Government, 2018) says that agencies must cooperate.",
    "WT2018 tells us to share information.",
    "KCSIE 2021 tells all staff to read part one.",
    "The CCG have gone over the budget so they are not paying for SALT.",
    "The CCG used to be difficult to reach but now the CCG answers us.",
    "I was at a meeting with the PCT, who pay for the nurse.",
    "The Connexions adviser meets our leavers every month.",
    "ContactPoint lets professionals see who is working with a child.",
    "The EYFS 2017 says each child must have a key person.",
    "In the EYFS (DfE, 2021) it says partnership with parents is important.",
    "The DfES says that schools must work with parents.",
    "We call it a CAF and the health visitor fills it in with us.",
    "The child was on School Action Plus and got help from the EP.",
    "All staff must have a CRB check before they start.",
    "Our LEA pays for the transport.",
    "The CAF means that families no longer have to repeat their story.",
    "The CAF led to a Team Around the Child meeting.",
    "A CAF was set up for the family and the nurse came out.",
    "A lady came from the CCG and told us about the money.",
    "When I started the CAF with mum she was upset.",
    "Two years ago we did a CAF for a little boy.",
    "The chair was replaced by the physio, who is paid by the CCG.",
    "The nurse left and was replaced by a woman from the CCG.",
    "We kept the CAF in the office until it was needed.",
    "The LSCB went in to the nursery to check.",
    "If the LSCB needs any more information they ring us.",
    "When he is older Connexions will help him with a job.",
    "He is seven years old, CAF forms and all.",
]

HISTORY = [
    "The Data Protection Act 1998 was replaced by the Data Protection Act 2018.",
    "The Data Protection Act 2018, which replaced the 1998 Data Protection Act, covers our records.",
    "Before GDPR there was the Data Protection Act 1998, which was repealed in 2018.",
    "The CAF, now called the Early Help Assessment, is filled in with the family.",
    "We do an Early Help Assessment (formerly CAF) with the family.",
    "An Early Help Assessment, which used to be called the CAF, is done.",
    "The CAF has been replaced in my area. We now use something else.",
    "When I started we did a CAF. It has since been replaced.",
    "Local safeguarding partners took over from the LSCB in 2019.",
    "The LSCBs were abolished and three partners lead now.",
    "LSCBs no longer exist.",
    "After the death of Victoria Climbié, Every Child Matters was published and led to the 2004 Act.",
    "The Laming report led to Every Child Matters in 2003.",
    "Every Child Matters was the policy of the last Labour government.",
    "In 2003 the government brought out Every Child Matters.",
    "The EHC plan replaced the statement of special educational needs in 2014.",
    "EHCPs have replaced statements of special educational needs.",
    "ICBs took the place of CCGs in 2022.",
    "The CCG, now the ICB, pays for the nurse.",
    "Integrated care boards (previously CCGs) are one of the three partners.",
    "My old textbook talks about School Action Plus but that was replaced by SEN Support.",
    "We do not use the CAF any more.",
    "We don't use CAF now, we use EHA.",
    "In the days of the DCSF things were different.",
    "The DCSF, as it was called then, wrote the guidance.",
    "CRB checks are now called DBS checks.",
    "In Scotland the child protection register is still kept by the council.",
    "In Northern Ireland a child with a statement gets extra help from the Education Authority.",
    "In Wales social services lead on this and the Welsh Government funds it.",
    "KCSIE 2022 has been replaced by the 2026 edition.",
    "Working Together 2018 was superseded in 2023 and again in 2026.",
    "The 2026 edition of Working Together replaced the 2023 edition of Working Together.",
    "Connexions closed in 2012 and schools now do careers advice.",
    "Connexions ended in 2012.",
    "ContactPoint was switched off in 2010.",
    "The old Common Assessment Framework asked families the same questions.",
    "Every Child Matters (DfES, 2003) set out five outcomes and was dropped in 2010.",
    "I know that Every Child Matters is no longer government policy.",
    "The LSCB, which ended in 2019, used to publish our procedures.",
    "The council used to be advised by the PCT.",
    "We moved away from the CAF last year.",
    "Every Child Matters came out in 2003 after the death of Victoria Climbié.",
]

TOO_EARLY = [
    "Every area must now have a multi-agency child protection team by law.",
    "Multi-agency child protection teams are now a legal requirement in every council.",
    "The new Act of 2026 requires every council to have a multi-agency child protection team.",
    "By law I must report all abuse because of mandatory reporting.",
    "Every child with SEND must have an individual support plan by law.",
    "The information sharing duty in the new law is already in force so we must share.",
]

STILL_TO_COME = [
    "Multi-agency child protection teams are planned for late 2027.",
    "The Children's Wellbeing and Schools Act 2026 will bring in multi-agency child protection teams.",
    "Mandatory reporting is in the Crime and Policing Act 2026 but has not started yet.",
    "The white paper proposes an individual support plan for every child with SEND.",
    "We wrote an individual support plan for him with his mum.",
    "The Child Protection Authority is a proposal.",
]


@pytest.mark.parametrize("text", CURRENT)
def test_presented_as_current_is_listed(text: str) -> None:
    assert outdated(text)


@pytest.mark.parametrize("text", HISTORY)
def test_history_is_not_listed(text: str) -> None:
    assert outdated(text) == ()


@pytest.mark.parametrize("text", TOO_EARLY)
def test_duty_not_in_force_yet_is_listed_the_other_way(text: str) -> None:
    assert "too_early" in {reference.severity for reference in outdated(text)}


@pytest.mark.parametrize("text", STILL_TO_COME)
def test_plan_told_as_a_plan_is_not_listed(text: str) -> None:
    assert "too_early" not in {reference.severity for reference in outdated(text)}


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("We follow Working Together 2018.", "replaced"),
        ("We follow Working Together 2023.", "gentle"),
        ("We follow KCSIE 2024.", "replaced"),
        ("We follow KCSIE 2025.", "gentle"),
        ("We follow the EYFS 2025.", "gentle"),
        ("The lead professional chairs the meeting.", "gentle"),
        ("Our LEA pays.", "gentle"),
    ],
)
def test_severity(text: str, severity: str) -> None:
    assert [reference.severity for reference in outdated(text)] == [severity]


@pytest.mark.parametrize(
    "text",
    ["We follow Working Together 2026.", "We follow KCSIE 2026.", "We follow Working Together.", "The GDPR."],
)
def test_current_edition_and_undated_names_are_not_listed(text: str) -> None:
    assert outdated(text) == ()


def test_severity_depends_on_the_day() -> None:
    text = "We follow Working Together 2023."
    assert [r.severity for r in outdated(text, as_of=date(2030, 1, 1))] == ["replaced"]


@pytest.mark.parametrize("newer", ["Early Help Assessment", "EHA", "Family Help"])
def test_common_assessment_is_settled_by_the_newer_name_anywhere(newer: str) -> None:
    assert outdated(f"We fill in a CAF. Much later we name {newer} too.") == ()


def test_said_once_to_be_gone_settles_the_whole_essay() -> None:
    assert outdated("The LSCB was abolished. The LSCB trained me.") == ()


def test_each_reference_is_listed_once() -> None:
    found = outdated("The CCG pays. The CCG decides. The LSCB checks.")
    assert [(r.fact, r.start) for r in found] == [("ccg", 4), ("lscb", 35)]


@pytest.mark.parametrize(
    "section",
    [
        SectionKind.QUOTATION,
        SectionKind.QUESTION,
        SectionKind.TITLE_PAGE,
        SectionKind.BOILERPLATE,
        SectionKind.HEADING,
    ],
)
def test_text_that_is_not_the_learners_own_is_left_out(section: SectionKind) -> None:
    assert outdated("The Data Protection Act 1998 protects us.", section=section) == ()


def test_reference_list_counts_for_editions_only() -> None:
    text = "HM Government (2015) Working Together to Safeguard Children. DfES (2003) Every Child Matters."
    found = outdated(text, section=SectionKind.REFERENCE_LIST)
    assert [reference.fact for reference in found] == ["wtsc2015"]


def test_department_as_the_author_of_its_own_time_is_left_out() -> None:
    assert [r.fact for r in outdated("Every Child Matters (DfES, 2003) is our policy.")] == ["ecm"]


@pytest.mark.parametrize("kind", [CueKind.HISTORY, CueKind.REJECTION])
def test_cue_over_the_mention_makes_it_history(kind: CueKind) -> None:
    text = "Long before my time Every Child Matters counted."
    cue = Cue(kind, 0, 19, text[:19], 0, len(text))
    assert outdated(text, cues=(cue,)) == ()
    assert len(outdated(text)) == 1


def test_history_cue_gives_way_to_words_of_the_present() -> None:
    text = "Long before my time it began and Every Child Matters is still what we follow."
    cue = Cue(CueKind.HISTORY, 0, 19, text[:19], 0, len(text))
    assert [r.fact for r in outdated(text, cues=(cue,))] == ["ecm"]


def test_requirement_cue_makes_a_claim_and_a_hedge_unmakes_it() -> None:
    text = "Councils run a multi-agency child protection team."
    ask = Cue(CueKind.REQUIREMENT, 0, 8, text[:8], 0, len(text))
    hedge = Cue(CueKind.HEDGE, 0, 8, text[:8], 0, len(text))
    assert [r.fact for r in outdated(text, cues=(ask,))] == ["macpt"]
    assert outdated(text, cues=(ask, hedge)) == ()
    assert outdated(text) == ()


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("We use the DPA 1998.", "Replaced in 2018 by Data Protection Act 2018."),
        (
            "KCSIE 2021 says so.",
            "An older edition: Keeping Children Safe in Education 2026 is the current one.",
        ),
        ("We fill in a CAF.", "Replaced in most places by Early Help Assessment."),
        ("Every Child Matters says so.", "Ended in 2010; nothing took its place directly."),
        (
            "KCSIE 2025 says so.",
            "Current until 1 September 2026; "
            "Keeping Children Safe in Education 2026 has taken its place since.",
        ),
        (
            "The lead professional rang.",
            "An older name that is still accepted; the newer one is Lead practitioner.",
        ),
    ],
)
def test_note_says_what_replaced_it(text: str, note: str) -> None:
    assert [reference.note for reference in outdated(text)] == [note]


def test_another_nation_is_told_its_own_counterpart() -> None:
    (reference,) = outdated("I work in Wales. The LSCB trains us.")
    assert (reference.replaced_by, reference.replaced_by_name) == ("wales_rsb", "Regional Safeguarding Board")
    assert "In Wales it is Regional Safeguarding Board." in reference.note


@pytest.mark.parametrize(
    ("text", "nation"),
    [
        ("I work in a nursery.", "England"),
        ("Our UNOCINI form goes to the Gateway team.", "Northern Ireland"),
        ("We write an IDP and the ALNCo checks it.", "Wales"),
        ("GIRFEC guides us in Scotland.", "Scotland"),
        ("Mrs Perth came once.", "England"),
    ],
)
def test_nation_is_read_from_the_text(text: str, nation: str) -> None:
    assert find_nation(split(text), find_mentions(NLP.make_doc(text), FACTS), FACTS) == nation
