"""Pay (绩效薪酬): performance pay, commission and the ledger lines they are made of."""

from kaohe.pay.lines import LineKind, PayLine, payable
from kaohe.pay.performance import PerformanceInputs, PerformanceResult, performance_line, performance_pay

__all__ = [
    "LineKind",
    "PayLine",
    "PerformanceInputs",
    "PerformanceResult",
    "payable",
    "performance_line",
    "performance_pay",
]
