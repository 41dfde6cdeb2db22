"""Whatever is written, a reading comes back: no exception, and no number of the text is lost or used twice."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from standard_sentences import sentences

from kaohe.policy.standards import Outcome
from kaohe.policy.standards.lexing import lexed
from kaohe.quantities import POINT
from kaohe.scoring.trial import Trial, try_standard
from kaohe.scoring.written import Asked

TEXTS = [sentence.text for sentence in sentences() + sentences("more_sentences.txt")]
CLAUSES = sorted({part for text in TEXTS for part in re.split("[,;，；。]", text) if part})
WRITTEN = ["", "3", "92.4%", "5分30秒", "2次", "良好", "-3%", "0", "10万", "3天", "7/8", "{", "不超过5分钟"]

mixed = st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=4).map("，".join)
typed = st.text(alphabet=sorted(set("".join(TEXTS))), max_size=30)


def tried(text: str, actual: str, target: str | None) -> Trial:
    trial = try_standard(Asked(text, 20 * POINT, target, actual))
    assert trial.said
    assert isinstance(trial.edges, tuple)
    return trial


@settings(max_examples=60, deadline=None)
@given(mixed | typed, st.sampled_from(WRITTEN), st.sampled_from([None, "95%", "100", "60万元", "0", "-100"]))
def test_anything_written_gets_a_reading(text: str, actual: str, target: str | None) -> None:
    reading = tried(text, actual, target).reading
    assert (reading.rule.method == "manual") == (reading.outcome is Outcome.NOT_READ)
    assert bool(reading.questions) == (reading.outcome is not Outcome.READ)


@settings(max_examples=60, deadline=None)
@given(mixed)
def test_clauses_put_together_at_random_lose_no_number_and_use_none_twice(text: str) -> None:
    reading = tried(text, "3", "95%").reading
    if reading.outcome is Outcome.NOT_READ:
        return
    reported = [amount.printed for one in reading.leftover for amount in lexed(one).amounts]
    assert sorted([*reading.used, *reported]) == sorted(amount.printed for amount in lexed(text).amounts)
