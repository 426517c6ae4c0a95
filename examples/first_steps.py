"""From a symptom to the source behind an answer."""

import neuroimmune as ni

print(ni.DISCLAIMER, end="\n\n")

print(ni.conditions_causing("tremor"), end="\n\n")

profile = ni.evidence_level("nabiximols", condition="MS", symptom="tremor")
print(profile, end="\n\n")
for effect in profile.effects:
    for item in effect.evidence:
        print(f"{item.found}\n    {item.source.title}\n    {item.source.link}")

print()
print(ni.treatments_for("MS", symptom="tremor", certainty="low"))
