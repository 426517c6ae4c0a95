"""Draw what was tried for tremor in multiple sclerosis, and cite every source of the figure."""

import sys
from pathlib import Path

import neuroimmune as ni
from neuroimmune import figures

effects = ni.treatments_for("MS", symptom="tremor", certainty="low")
ax = figures.evidence_map(effects)

folder = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
ax.figure.savefig(folder / "ms-tremor.pdf", bbox_inches="tight")
(folder / "ms-tremor.bib").write_text(ni.cite(effects, style="bibtex"), encoding="utf-8")
print(f"{len(effects)} effects in {folder / 'ms-tremor.pdf'}, their sources in ms-tremor.bib")
