"""Many files into the case database: `ingest` reads them in worker processes and writes them one by one."""

from policy_text.ingest.again import MeasureChange, ReprocessReport, rebuild, reprocess
from policy_text.ingest.checking import check_amounts, check_measures
from policy_text.ingest.run import Doubt, IngestOptions, IngestReport, Progress, ingest
from policy_text.ingest.versions import current_versions
from policy_text.ingest.work import Failure, Recipe

__all__ = [
    "Doubt",
    "Failure",
    "IngestOptions",
    "IngestReport",
    "MeasureChange",
    "Progress",
    "Recipe",
    "ReprocessReport",
    "check_amounts",
    "check_measures",
    "current_versions",
    "ingest",
    "rebuild",
    "reprocess",
]
