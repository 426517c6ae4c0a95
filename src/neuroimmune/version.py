"""The version of the package; the data has a version of its own."""

__all__ = ["__version__"]

__version__ = "0.1.0"
