"""How every address of the API reads, answers and refuses. It knows no noun of the field."""
