"""Holding the record against its own rules, its sources and the totals that others publish."""

from treaties.record.verification.findings import Finding
from treaties.record.verification.run import Report, verify

__all__ = ["Finding", "Report", "verify"]
