"""Files that go straight back to the learning platform, with nothing in them that it would drop unseen."""

from checker.batch.lms.write import write_platform_files

__all__ = ["write_platform_files"]
