"""The surveys in the coordination's office, a module for each room."""

from . import findings, themes

__all__ = ["findings", "themes"]
