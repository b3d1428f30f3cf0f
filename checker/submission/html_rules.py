"""What HTML elements mean: which are blocks, which are left out, which surround an essay without being it."""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from checker.submission.blocks import Hint

if TYPE_CHECKING:
    from checker.submission.html import Context

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "legend",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_LEFT_OUT = frozenset(
    [
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
        "iframe",
        "object",
        "embed",
        "button",
        "select",
        "textarea",
        "input",
        "nav",
        "footer",
        "menu",
        "dialog",
        "map",
        "del",
        "s",
        "strike",
        "rp",
        "rt",
        "datalist",
        "progress",
        "meter",
    ]
)
_ROLES_LEFT_OUT = frozenset(
    ("navigation", "banner", "search", "contentinfo", "doc-toc", "menu", "dialog", "alertdialog",
     "doc-backlink", "doc-noteref")
)  # fmt: skip
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-element\s*:\s*comment", re.IGNORECASE
)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_SURROUNDINGS = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|sidebar|cookies?|advert(?:isement)?s?|ads?|promo|"
    r"share|sharing|social|related|newsletter|popup|modal|toc|skip-link|pagination|site-header|site-footer|"
    r"page-footer)(?:$|[\s_-])|^table of contents\d*$",
    re.IGNORECASE,
)
_NOTES = re.compile(
    r"(?:^|[\s_-])(?:footnotes?|endnotes?|sdfootnote\d+|sdendnote\d+|ftn\d+|edn\d+|fn\d+)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NOTE_LINK = re.compile(
    r"footnote-ref|noteref|footnote-back|sd(?:foot|end)note(?:anc|sym)|Mso(?:Foot|End)noteReference|#?_?ftn(?:ref)?\d|#cmnt",
    re.IGNORECASE,
)
_TITLE_CLASSES = re.compile(r"(?:^|\s)(?:MsoTitle|title|MsoSubtitle|subtitle)(?:$|\s)")
_QUOTE_CLASSES = re.compile(
    r"(?:^|\s)(?:Mso)?(?:intense-?)?(?:block-?text|block-?quote|quote|quotations?)(?:-western)?(?:$|\s)",
    re.IGNORECASE,
)
_WHOLE = frozenset(("html", "body", "main", "article"))
_MAX_SURROUNDINGS = 3_000


@dataclass(frozen=True, slots=True)
class Marks:
    """The attributes that matter, as strings."""

    names: str
    """Class and id."""
    style: str
    role: str
    href: str
    title: str
    hidden: bool


def read_marks(node: Any) -> Marks:
    """Return what the node's attributes say."""
    given = node.attributes
    hidden = "hidden" in given or given.get("aria-hidden") == "true"
    names = f"{given.get('class') or ''} {given.get('id') or ''}".strip()
    role = given.get("role") or given.get("epub:type") or ""
    return Marks(
        names, given.get("style") or "", role, given.get("href") or "", given.get("title") or "", hidden
    )


def is_left_out(tag: str, marks: Marks, *, quoted: bool) -> bool:
    """Tell whether an element and all in it are no part of the text."""
    if tag in _LEFT_OUT:
        return not (tag == "footer" and quoted)
    if tag == "a" and (_NOTE_LINK.search(marks.names) or _NOTE_LINK.search(marks.href)):
        return True
    if tag == "div" and marks.title in ("header", "footer"):  # how LibreOffice writes them
        return True
    return marks.hidden or marks.role in _ROLES_LEFT_OUT or bool(_HIDDEN.search(marks.style))


def context_within(node: Any, tag: str, marks: Marks, context: "Context", *, has_main: bool) -> "Context":
    """Return the context of what stands inside the element."""
    if tag in ("b", "strong") or (marks.style and _BOLD.search(marks.style)):
        context = replace(context, bold=True)
    if context.hint in (Hint.BOILERPLATE, Hint.FOOTNOTE) or tag not in BLOCKS:
        return context
    if _NOTES.search(marks.names) or marks.role in (
        "doc-endnotes",
        "doc-footnote",
        "doc-endnote",
        "footnotes",
    ):
        return replace(context, hint=Hint.FOOTNOTE, level=0, numbered=False)
    if _is_surroundings(node, tag, marks, has_main):
        return replace(context, hint=Hint.BOILERPLATE, level=0)
    return _context_of_tag(tag, marks, context)


def _is_surroundings(node: Any, tag: str, marks: Marks, has_main: bool) -> bool:
    if tag == "aside":
        return True
    if tag == "header" and has_main and node.parent is not None and node.parent.tag == "body":
        return True
    named = tag not in _WHOLE and bool(_SURROUNDINGS.search(marks.names))
    return named and len(node.text_lexbor()) < _MAX_SURROUNDINGS


def _context_of_tag(tag: str, marks: Marks, context: "Context") -> "Context":
    if re.fullmatch(r"h[1-6]", tag):
        return replace(context, hint=Hint.HEADING, level=int(tag[1]))
    if tag == "p":
        return _context_of_paragraph(marks, context)
    if tag in ("ul", "ol"):
        depth = context.level + 1 if context.hint is Hint.LIST_ITEM else 0
        return replace(context, hint=Hint.LIST_ITEM, level=depth, numbered=tag == "ol")
    if tag == "blockquote":
        return replace(context, hint=Hint.QUOTATION, level=0)
    if tag == "pre":
        return replace(context, pre=True)
    return replace(context, hint=Hint.LIST_ITEM) if tag in ("dt", "dd") else context


def _context_of_paragraph(marks: Marks, context: "Context") -> "Context":
    if _TITLE_CLASSES.search(marks.names):
        return replace(context, hint=Hint.TITLE, level=1)
    if _QUOTE_CLASSES.search(marks.names):
        return replace(context, hint=Hint.QUOTATION, level=0)
    if marks.names in ("author", "date"):  # how pandoc writes them
        return replace(context, hint=Hint.DETAILS)
    return context
