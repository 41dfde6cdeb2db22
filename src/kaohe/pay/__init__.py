"""Pay (绩效薪酬): performance pay, commission and the ledger lines they are made of."""

from kaohe.pay.commission import CompiledScheme, compile_scheme, scheme_inputs
from kaohe.pay.commission_lines import commission_lines, shut_gate, tier_label
from kaohe.pay.lines import LineKind, PayLine, payable
from kaohe.pay.performance import PerformanceInputs, PerformanceResult, performance_line, performance_pay

__all__ = [
    "CompiledScheme",
    "LineKind",
    "PayLine",
    "PerformanceInputs",
    "PerformanceResult",
    "commission_lines",
    "compile_scheme",
    "payable",
    "performance_line",
    "performance_pay",
    "scheme_inputs",
    "shut_gate",
    "tier_label",
]
