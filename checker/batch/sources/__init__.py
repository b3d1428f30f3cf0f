"""Where submissions come from: folders, zips, downloads of learning platforms, tables."""

from checker.batch.sources.recognise import LAYOUTS, read_source

__all__ = ["LAYOUTS", "read_source"]
