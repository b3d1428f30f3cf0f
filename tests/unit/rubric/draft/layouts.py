"""Pages in layouts of their own, as text; for the tests beside it."""
# ruff: noqa: E501  (lines as on their pages)

SHORT = """\
Working at height

Examiner Marking Points

Learners should be able to:
- explain the hierarchy of control
- describe pre-use checks on ladders

Marks will be given for (a) naming the Work at Height Regulations 2005; (b) explaining who is responsible; and (c) giving an own example.

Common Misconceptions & Mistakes to Avoid

Misconception 1: Ladders may never be used.
The truth: They may be used for short, light tasks.

Misconception 2: A harness prevents every fall.
The truth: It only limits the fall.

Exam Tips & Revision Strategies

Tip 1: Learn the hierarchy.
Tip 2: Use numbers, e.g. the three-quarter rule.
"""

GROUPED = """\
# Diabetes care

## Examiner Marking Points

### Knowledge
- Describe type 1 and type 2 diabetes
- Explain how food affects blood sugar

### Skills
- Demonstrate how blood sugar is measured

## Misconceptions and corrections

1. **Myth:** Sugar alone causes diabetes.
   - **Fact:** Many causes work together.
2. **Myth:** People with diabetes may not eat fruit.
   - **Fact:** Fruit is part of a balanced diet.

## Exam Tips

> Use the words *hypo* and *hyper* correctly.

## Related topics

- Nutrition for everyone
"""

DIVS = """\
<div class="t">Recruiting staff</div><div><strong>Exam tips:</strong> Read the question twice.</div>
<div><strong>Examiner marking points</strong></div><div>• Describe two methods of recruitment<br>• Explain equality law in
recruitment, including the Equality Act 2010</div>
<dl><dt>Common mistakes</dt><dd>Thinking that a job advert may name an age.</dd></dl>
"""

BARE = """\
The learner can:

• explain the term consent
• describe how capacity is assessed
• evaluate one decision
"""

GRID = """\
| AC | The learner can |
|---|---|
| 1.1 | Explain consent |
| 1.2 | Describe capacity |
"""

WRAPPED = """\
1. Understand consent
   1.1 Explain consent
   1.2 Describe
       capacity
2. Be able to act
   2.1 Show how to record a decision
"""

GRADES = """\
P1 Describe two roles
P2 Identify one law
M1 Explain one role
D1 Evaluate one role
"""
