"""How much of a submission is read before it is refused."""

from dataclasses import dataclass

from checker.submission.blocks import Refused


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds that keep one file from taking the machine; every one has a clear refusal."""

    max_bytes: int = 20_000_000
    """Size of the file as it lies on disk."""
    max_characters: int = 400_000
    """Length of the text that was read: about 65,000 words."""
    max_unpacked_bytes: int = 32_000_000
    """Size of any one part of a zipped document after unpacking."""
    max_ratio: int = 300
    """Unpacked size over packed size of a part larger than one megabyte; text packs about 10 to 1."""
    max_pages: int = 400
    """Pages of a PDF."""
    max_seconds: float = 20
    """Wall-clock time that reading may take."""
    max_memory_bytes: int = 900_000_000
    """Address space of the process that reads (where the system can limit it)."""


def check_length(text: str, limits: Limits) -> str:
    """Return ``text``; raise ``Refused`` if it is longer than any essay."""
    if len(text) > limits.max_characters:
        raise Refused(
            f"the text is longer than {limits.max_characters:,} characters",
            "Give one essay at a time; split a portfolio into its assignments.",
        )
    return text
