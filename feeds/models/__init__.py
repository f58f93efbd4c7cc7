from feeds.models.code import WarehouseCode
from feeds.models.load import Load, RejectedRow, UnknownCode

__all__ = ["Load", "RejectedRow", "UnknownCode", "WarehouseCode"]
