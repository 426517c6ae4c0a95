"""From YAML written by people to the compiled bundle: reading, checking, linking, compiling.

Used when the package is built and by curators, never at run time. Needs the extra ``curation``.
"""
