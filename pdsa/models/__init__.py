from pdsa.models.cycle import Cycle, CycleTask
from pdsa.models.prediction import Prediction

__all__ = ["Cycle", "CycleTask", "Prediction"]
