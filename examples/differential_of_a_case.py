"""A differential that shows its arithmetic, and what to ask next."""

import neuroimmune as ni

found = ni.differential(
    ["intention tremor", "dysarthria", "optic neuritis"],
    absent=["rest tremor"],
    age=34,
    sex="female",
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
