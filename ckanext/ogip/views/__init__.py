"""The pages; each module exports its blueprint."""

from .refusals import ogip_refusals

__all__ = ["ogip_refusals"]
