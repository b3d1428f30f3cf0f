"""Who does the work: processes on this machine, or a Dask cluster."""

from checker.batch.engines.engine import Engine, Limits
from checker.batch.engines.local import LocalEngine

__all__ = ["Engine", "Limits", "LocalEngine"]
