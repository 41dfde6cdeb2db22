"""Tables by number (按次数列表): points, or points off, for no event, one, two, three and more."""

from __future__ import annotations

from kaohe.policy.measures import Event
from kaohe.policy.rules import Band, Bands, Rule
from kaohe.policy.standards.clauses import Clause
from kaohe.policy.standards.draft import Draft, Unreadable
from kaohe.quantities import Dimension

GETS = ("on", "given", "nothing", "everything", "off")


def tabled(draft: Draft) -> Rule | None:
    """「0次得10分，1次得8分，3次及以上得0分」, 「错1次扣1分，2次扣3分」."""
    clauses = [one for one in draft.clauses if _by_number(one)]
    numbers = {one.size.value for one in clauses if one.kind in ("once", "level") and one.size is not None}
    taken_off = any(one.score is not None and one.score.kind == "off" for one in clauses)
    if not numbers or len(clauses) < 2 or (taken_off and len(numbers) < 2):
        return None
    draft.take(lambda one: one in clauses)
    bands = [_band(draft, one) for one in clauses]
    if taken_off:
        draft.ask("other", "各次数的扣分是合计，还是每次再扣", "合计", "每次再扣")
        bands.insert(0, Band.model_validate({"points": draft.marks, "less_than": f"{min(numbers)}次"}))
    return Bands(method="bands", measure=Event(event=draft.named("次数")), bands=tuple(bands))


def _by_number(clause: Clause) -> bool:
    if clause.score is not None and clause.score.kind not in GETS:
        return False
    if clause.kind in ("once", "level"):
        size = clause.size
        return size is not None and size.dimension is Dimension.COUNT and size.unit != "级"
    edges = clause.span.edges if clause.span is not None and clause.kind in ("band", "change") else ()
    return bool(edges) and any(edge.amount and edge.amount.dimension is Dimension.COUNT for edge in edges)


def _points(draft: Draft, clause: Clause) -> int:
    if clause.score is None:
        return clause.amounts[-1].points
    return draft.points(clause.score) + (draft.marks if clause.score.kind == "off" else 0)


def _band(draft: Draft, clause: Clause) -> Band:
    points = _points(draft, clause)
    if clause.span is None:
        if clause.size is None:
            raise Unreadable(f"「{clause.text}」没有写明次数")
        number = clause.size.quantity()
        return Band(points=points, at_least=number, at_most=number)
    keys = {}
    spanned = len(clause.span.edges) == 2
    for edge, inside, outside in (
        (clause.span.low, "at_least", "more_than"),
        (clause.span.high, "at_most", "less_than"),
    ):
        if edge is not None and edge.amount is not None:
            keys[inside if edge.included or spanned else outside] = edge.amount.quantity()
    return Band.model_validate({"points": points, **keys})
