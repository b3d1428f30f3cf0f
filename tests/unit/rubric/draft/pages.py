# ruff: noqa: E501  (sentences stand on one line, as on their pages)
"""Topic pages written for these tests, in several forms; each says how many entries it has."""

TALK = """\
This topic looks at how practitioners support the speech, language and communication of babies and young children, and how the
Topic Synopsis
This topic looks at how practitioners support the speech, language and communication of babies and young children, and how the setting works with families.
Key Concepts & Core Principles
- **Stages of language:** from babble to sentences.
Exam Tips & Revision Strategies
- Use a named child (with a changed name) to show how you adapted an activity.
- Refer to a theorist such as Chomsky or Bruner.
Common Misconceptions & Mistakes to Avoid
- Assuming that children who speak two languages will always be delayed, rather than recognising that bilingualism is an advantage.
- Confusing speech with language, which leads to wrong referrals.
- Neglecting to involve parents in the plan.
Examiner Marking Points
- Award credit for explaining how adults support early talk, such as commenting, expanding sentences and sharing books.
- Credit responses that evaluate the usefulness of visual supports (e.g., Makaton, picture cards, now and next boards) for children with SEND.
- Evidence should include a clear description of when to refer a child to a speech and language therapist.
"""

FOOD = """\
# Food safety in early years settings

## Examiner Marking Points
1. Describe the four main food hazards (physical, chemical, biological and allergenic).
2. Explain why staff wash hands before handling food.
3) Analyse the impact of poor storage on children's health; responses should include cross-contamination,
   temperature control and stock rotation.

## **Common Misconceptions & Mistakes to Avoid**
1. Thinking that food which smells fine is always safe to eat. In fact, harmful bacteria often cannot be smelt.
2. Overlooking allergies when planning menus

### Exam Tips:
* Name the Food Safety Act 1990.
* Relate hazards to a real mealtime.
"""

ONE_LINE = (
    "Play and learning Topic Synopsis: How adults plan for play.Exam Tips - Give an example. - Name one theorist. "
    "Examiner Marking Points • Award marks for describing heuristic play. • Credit learners who explain how loose parts "
    "extend thinking. Common Misconceptions • Believing that play is only for children under five."
)

CRITERIA = """\
Unit 12: Outdoor learning
1. Understand the benefits of outdoor learning
1.1 Explain the benefits of outdoor learning for children's health
1.2 Describe two theories that support outdoor learning
2. Be able to plan outdoor activities
2.1 Plan an outdoor activity for a group of children
2.2 Evaluate the activity, making reference to:
a) safety
b) enjoyment
"""

LINES = """\
Explain the role of the key person
Describe how to settle a new child
Reflect on your own practice when a parent is anxious
"""

PARTNERS = """\
Working with outside services
Topic Synopsis
How a nursery works with outside agencies in partnership.
Examiner Marking Points
- Award credit for naming the law and policy that require multi-agency working, including the Children Act 2004 and Working Together to Safeguard Children.
- Credit learners who describe barriers to partnership with other agencies, and realistic ways over them.
- Credit an explanation of how a nursery garden is kept safe.
Common Misconceptions
- Thinking that the lead professional is a line manager who can give orders to other agencies.
"""
