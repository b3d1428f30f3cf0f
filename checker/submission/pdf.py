"""PDF files with pdfium (pypdfium2), which kept the words of every font that has a text map."""

from typing import Any

from checker.submission.archive import locked
from checker.submission.blocks import Block, Refused
from checker.submission.limits import Limits
from checker.submission.pdf_blocks import build_blocks
from checker.submission.pdf_margins import drop_margins
from checker.submission.pdf_order import order_lines, split_cells
from checker.submission.pdf_words import Line, read_lines

_TAIL = 2_048
_ADOBE_FORM = "If this message is not eventually replaced by the proper contents"
_SCANNED = Refused(
    "this PDF holds pictures of pages and no text (scanned?)",
    "Export it as text from the program that made it, or run OCR on it, and give the new file.",
)
_FEW_WORDS = 12


def read_pdf(data: bytes, limits: Limits) -> list[Block]:
    """Return the blocks of a PDF in reading order, its page numbers and running headers left out."""
    if b"%%EOF" not in data.rstrip(b"\x00")[-_TAIL:]:
        raise _damaged()
    document = _open(data)
    if len(document) > limits.max_pages:
        raise Refused(
            f"the PDF has more than {limits.max_pages} pages", "Give one essay at a time, or only its pages."
        )
    pages: list[list[Line]] = []
    pictures = 0
    for number in range(len(document)):
        lines, has_picture = _read_page(document, number)
        pages.append(split_cells(order_lines(lines)))
        few = sum(len(line.words) for line in lines) < _FEW_WORDS
        pictures += has_picture and few
    _check_words(pages, pictures)
    return build_blocks(drop_margins(pages))


def _open(data: bytes) -> Any:
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
        empty = len(document) == 0
    except pdfium.PdfiumError as error:
        if "assword" in str(error):
            raise locked() from error
        raise _damaged() from error
    if empty:
        raise _damaged()
    if document.get_formtype():
        document.init_forms()
    return document


def _read_page(document: Any, number: int) -> tuple[list[Line], bool]:
    import pypdfium2 as pdfium
    from pypdfium2 import raw

    try:
        page = document[number]
        if document.formenv is not None:
            _flatten_form(page, raw)
        kinds = {obj.type for obj in page.get_objects(max_depth=2)}
        textpage = page.get_textpage()
        left, bottom, right, top = page.get_bbox()
    except pdfium.PdfiumError as error:
        raise _damaged() from error
    lines = read_lines(textpage, number, (left, bottom, right, top))
    has_picture = raw.FPDF_PAGEOBJ_IMAGE in kinds or (not lines and raw.FPDF_PAGEOBJ_PATH in kinds)
    textpage.close()
    page.close()
    return lines, has_picture


def _flatten_form(page: Any, raw: Any) -> None:
    """Make what was typed into form fields part of the page; comments go."""
    for index in reversed(range(raw.FPDFPage_GetAnnotCount(page))):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        widget = raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET
        raw.FPDFPage_CloseAnnot(annotation)
        if not widget:
            raw.FPDFPage_RemoveAnnot(page, index)
    raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)


def _check_words(pages: list[list[Line]], pictures: int) -> None:
    words = [word.text for page in pages for line in page for word in line.words]
    if pictures and (not words or pictures * 2 >= len(pages)):
        raise _SCANNED
    if len(words) < 60 and _ADOBE_FORM in " ".join(words):
        raise Refused(
            "this PDF is an Adobe form whose text only Adobe Reader can show",
            "Open it in Adobe Reader, print it to a new PDF, and give that.",
        )


def _damaged() -> Refused:
    return Refused(
        "the PDF is damaged or cut short",
        "Save or download it again from where it came, and give the new file.",
    )
