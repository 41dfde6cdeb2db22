"""The 108 sentences: each reads into its method and gives its points, or is refused with a reason."""

from __future__ import annotations

import pytest
from standard_sentences import Sentence, sentences

from kaohe.policy.rules import Manual
from kaohe.policy.standards import Outcome
from kaohe.policy.standards.lexing import lexed

ALL = sentences()
MORE = sentences("more_sentences.txt")


def test_the_table_holds_all_108() -> None:
    assert [sentence.id for sentence in ALL] == [f"C{number:03d}" for number in range(1, 109)]


@pytest.mark.parametrize("sentence", ALL + MORE, ids=lambda sentence: sentence.id)
def test_a_sentence_gives_the_points_of_its_meaning(sentence: Sentence) -> None:
    trials = {str(actual): sentence.tried(actual) for actual, _ in sentence.expected}
    assert {trial.reading.rule.method for trial in trials.values()} == {sentence.method}
    assert {actual: trial.score for actual, trial in trials.items()} == {
        str(actual): points for actual, points in sentence.expected
    }


def test_what_is_no_rule_of_a_row_says_what_it_is_or_what_is_missing() -> None:
    refused = [sentence.tried("1").reading for sentence in ALL if sentence.method == "manual"]
    assert len(refused) == 35
    assert {reading.outcome for reading in refused} == {Outcome.NOT_READ}
    assert min(len(reading.rule.needs) for reading in refused if isinstance(reading.rule, Manual)) > 5


def test_every_number_of_a_read_sentence_is_used_once_or_reported() -> None:
    for sentence in ALL + MORE:
        reading = sentence.tried(sentence.expected[0][0]).reading
        if reading.outcome is Outcome.NOT_READ:
            continue
        printed = sorted(amount.printed for amount in lexed(sentence.text).amounts)
        reported = [amount.printed for text in reading.leftover for amount in lexed(text).amounts]
        assert sorted([*reading.used, *reported]) == printed, sentence.text
