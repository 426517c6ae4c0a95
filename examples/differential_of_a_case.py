"""Weigh the findings of a published patient, see the arithmetic, and what to ask next.

A woman of 34 had trembled with her head for ten years before ataxia, slurred speech and jerks
brought her in; the diagnosis was primary progressive multiple sclerosis
(https://mdsabstracts.org/abstract/dystonic-tremor-and-ataxia-as-presenting-symptoms-of-multiple-sclerosis).
"""

import neuroimmune as ni

found = ni.differential(
    ["head tremor", "torticollis", "intention tremor", "myoclonus", "gait ataxia", "dysarthria"],
    absent=["visual loss"],
    tests={"MRI of the brain": True, "oligoclonal bands": True},
    age=34,
    sex="female",
    onset="chronic",
    on_unknown="report",
)
print(found, end="\n\n")

first = found[0]
print(f"What speaks for {first.condition} and what against it:")
for part in sorted(first.contributions, key=lambda part: -part.value):
    basis = f" [{part.basis.sources[0]}]" if part.basis else ""
    print(f"  {part}{basis}")

print()
print(found.next_steps(3))
