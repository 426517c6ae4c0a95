"""Join the base with a data frame of patients on HPO identifiers (extra ``pandas``)."""

import pandas as pd

import neuroimmune as ni

patients = pd.DataFrame(
    {
        "patient": ["A", "A", "B"],
        "hpo": ["HP:0002080", "HP:0012378", "HP:0002322"],
    }
)
known = ni.frames.manifestations()
known = known.loc[
    known["standing"] == "established",
    ["symptom_hpo", "condition", "frequency_low", "frequency_high", "sources"],
]
joined = patients.merge(known, left_on="hpo", right_on="symptom_hpo")
print(joined.groupby("patient")["condition"].agg(list).to_string())
