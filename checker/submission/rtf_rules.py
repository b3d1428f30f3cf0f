"""What RTF's control words mean: destinations that are not text, characters, fonts' code pages, styles."""

import re

from checker.submission.blocks import Hint

IGNORED = frozenset(
    """
    fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl
    footerr footerf annotation atnid atnauthor atndate atnref atnicn atntime atrfstart atrfend
    listtable listoverridetable revtbl rsidtbl generator xmlnstbl themedata colorschememapping
    datastore latentstyles mmathPr filetbl fldinst listtext pntext pntxta pntxtb bkmkstart bkmkend
    nonshppict xe tc txe rxe ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn pnseclvl userprops shprslt
    sp sn sv docvar template private title author subject keywords comment operator category doccomm
    company manager creatim revtim printim buptim pgptbl wgrffmtfilter passwordhash falt panose
    objdata objclass result datafield formfield ffname blipuid picprop nesttableprops nonesttables
    tcn
    """.split()  # noqa: SIM905  (a list of words reads better so)
) - {"result", "nesttableprops"}
"""Destinations whose text is not the learner's, or is shown elsewhere."""

SIGNS = {"~": " ", "_": "-", "-": "\u00ad", "\\": "\\", "{": "{", "}": "}", "\t": "\t"}
SYMBOLS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "softline": " ",
}  # fmt: skip
CODE_PAGES = {
    437: "cp437", 850: "cp850", 852: "cp852", 866: "cp866", 874: "cp874", 932: "cp932", 936: "gbk",
    949: "cp949", 950: "cp950", 1250: "cp1250", 1251: "cp1251", 1252: "cp1252", 1253: "cp1253",
    1254: "cp1254",
    1255: "cp1255", 1256: "cp1256", 1257: "cp1257", 1258: "cp1258", 10000: "mac_roman", 65001: "utf-8",
}  # fmt: skip
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk",
    136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250",
}  # fmt: skip

_FONT = re.compile(rb"\\f(\d{1,5})(?=[\\ {])[^;{}]{0,200}?\\fcharset(\d{1,3})")
_STYLE = re.compile(rb"\{\\s(\d{1,5})(?=[\\ ])([^{};]{0,2000}(?:\{[^{}]{0,200}\}[^{};]{0,400}){0,4});\}")
_HEADING = re.compile(r"heading ?([1-6])$", re.IGNORECASE)
_NAMES = (
    (re.compile(r"(?:sub)?title$", re.IGNORECASE), Hint.TITLE, 1),
    (
        re.compile(r"(?:intense )?quot(?:e|ations?)$|block (?:text|quotation)$", re.IGNORECASE),
        Hint.QUOTATION,
        0,
    ),
    (re.compile(r"bibliography(?: ?\d)?$", re.IGNORECASE), Hint.REFERENCE, 0),
    (re.compile(r"(?:toc|contents) ?(?:\d|heading)$", re.IGNORECASE), Hint.BOILERPLATE, 0),
    (re.compile(r"list (?:bullet|number)(?: ?\d)?$", re.IGNORECASE), Hint.LIST_ITEM, 0),
)


def read_font_codecs(data: bytes) -> dict[int, str]:
    """Return the codec of each font's character set."""
    start = data.find(b"\\fonttbl")
    if start < 0:
        return {}
    table = data[start : start + 200_000]
    return {int(f): _CHARSETS[int(c)] for f, c in _FONT.findall(table) if int(c) in _CHARSETS}


def read_style_hints(data: bytes) -> dict[int, tuple[Hint, int]]:
    """Return what the names of the paragraph styles say, by style number."""
    start = data.find(b"\\stylesheet")
    hints: dict[int, tuple[Hint, int]] = {}
    if start < 0:
        return hints
    for number, rest in _STYLE.findall(data[start : start + 400_000]):
        name = re.sub(rb"\\[a-zA-Z]+-?\d* ?|\\'..|[{}\\*]", b"", rest).decode("latin-1").strip()
        if found := _HEADING.search(name):
            hints[int(number)] = (Hint.HEADING, int(found[1]))
            continue
        for pattern, hint, level in _NAMES:
            if pattern.search(name):
                hints[int(number)] = (hint, level)
                break
    return hints
