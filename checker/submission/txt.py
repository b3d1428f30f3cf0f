"""Plain text: kept as it is inside, cut into blocks by its shape."""

from checker.submission.blocks import Block
from checker.submission.clean import clean_text
from checker.submission.decode import decode_text
from checker.submission.limits import Limits, check_length
from checker.submission.plain import split_plain


def read_txt(data: bytes, limits: Limits) -> list[Block]:
    """Return the blocks of a plain-text file."""
    return split_plain(clean_text(check_length(decode_text(data), limits)))
