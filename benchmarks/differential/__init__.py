"""How well the differential ranks published patients, beside simpler and published ways."""
