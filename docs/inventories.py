"""Where the few foreign objects that signatures name are documented.

Intersphinx would fetch whole inventories from the network; the documentation is built without one.
"""

from pathlib import Path

from sphobjinv import DataObjStr, Inventory, compress, writebytes

HERE = Path(__file__).parent / "_build" / "inventories"

_ABC = "library/collections.abc.html#collections.abc."
_AXES = "api/_as_gen/matplotlib.axes.Axes.html#matplotlib.axes.Axes"

PROJECTS = {
    "python": (
        "https://docs.python.org/3/",
        {
            **{
                f"collections.abc.{name}": f"{_ABC}{name}"
                for name in ("Callable", "Collection", "Iterable", "Mapping", "Sequence")
            },
            "enum.StrEnum": "library/enum.html#enum.StrEnum",
            "os.PathLike": "library/os.html#os.PathLike",
        },
    ),
    "matplotlib": (
        "https://matplotlib.org/stable/",
        {"matplotlib.axes._axes.Axes": _AXES, "Axes": _AXES},
    ),
    "networkx": (
        "https://networkx.org/documentation/stable/",
        {"nx.MultiDiGraph": "reference/classes/multidigraph.html#networkx.MultiDiGraph"},
    ),
    "pandas": (
        "https://pandas.pydata.org/docs/",
        {"pd.DataFrame": "reference/api/pandas.DataFrame.html#pandas.DataFrame"},
    ),
    "polars": (
        "https://docs.pola.rs/api/python/stable/",
        {"pl.DataFrame": "reference/dataframe/index.html#polars.DataFrame"},
    ),
}
"""The address of each project's documentation, and the classes in it."""


def write() -> dict[str, tuple[str, str]]:
    """Write an inventory for each project; give the mapping that intersphinx wants."""
    HERE.mkdir(parents=True, exist_ok=True)
    mapping = {}
    for project, (address, objects) in PROJECTS.items():
        inventory = Inventory()
        inventory.project, inventory.version = project, ""
        inventory.objects += [
            DataObjStr(name=name, domain="py", role="class", priority="1", uri=uri, dispname="-")
            for name, uri in objects.items()
        ]
        file = HERE / f"{project}.inv"
        writebytes(str(file), compress(inventory.data_file()))
        mapping[project] = (address, str(file))
    return mapping
