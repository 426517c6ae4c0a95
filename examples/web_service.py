"""A web service over the knowledge base, with a generated schema: uvicorn web_service:app"""

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel

import neuroimmune as ni

app = FastAPI(title="neuroimmune", version=ni.data_version, description=ni.DISCLAIMER)


class Cause(BaseModel):
    condition: str
    frequency: str | None
    standing: ni.Standing
    certainty: ni.Certainty
    sources: list[str]


class Profile(BaseModel):
    direction: ni.Direction
    certainty: ni.Certainty | None
    grades: list[str]
    rationale: list[str]
    sources: list[str]


@app.exception_handler(ni.NeuroimmuneError)
def refuse(_: Request, error: ni.NeuroimmuneError) -> JSONResponse:
    unknown = isinstance(error, ni.UnknownTermError)
    return JSONResponse({"detail": str(error)}, status_code=404 if unknown else 422)


@app.get("/causes/{symptom}")
def causes(symptom: str, immune_mediated: bool | None = None) -> list[Cause]:
    return [
        Cause(
            condition=row.condition.name,
            frequency=None if row.frequency is None else str(row.frequency),
            standing=row.standing,
            certainty=row.certainty,
            sources=[source.link for item in row.manifestations for source in item.sources],
        )
        for row in ni.conditions_causing(symptom, immune_mediated=immune_mediated)
    ]


@app.get("/evidence/{intervention}")
def evidence(
    intervention: str, condition: str | None = None, symptom: str | None = None
) -> Profile:
    profile = ni.evidence_level(intervention, condition=condition, symptom=symptom)
    return Profile(
        direction=profile.direction,
        certainty=profile.certainty,
        grades=[str(grade) for grade in profile.grades],
        rationale=list(profile.rationale),
        sources=[source.link for source in profile.sources],
    )
