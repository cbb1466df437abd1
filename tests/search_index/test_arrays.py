"""Facets are counted alike, whether few documents match or many."""

import numpy as np
import pytest

from search_index.arrays import FacetPairs, Facets

SIZE = 100
PARENTS = np.arange(SIZE, dtype=np.int64) // 3
EVEN, SOME = np.arange(0, SIZE, 2, dtype=np.int32), np.array([0, 1, 2, 50, 51, 97], np.int32)
FACETS = Facets({"half": FacetPairs.of(["even"], [EVEN]), "some": FacetPairs.of(["a", "b"], [SOME, SOME[:4]])}, SIZE)


@pytest.mark.parametrize("found", [[], [0], [1, 2], [0, 2, 51, 97, 99], range(SIZE)])
def test_a_parent_counts_once_for_each_of_its_values(found: list[int]) -> None:
    matching = np.zeros(SIZE, np.bool_)
    matching[list(found)] = True
    values = {"even": set(EVEN.tolist()), "a": set(SOME.tolist()), "b": set(SOME[:4].tolist())}
    expected = {name: len({each // 3 for each in found if each in having}) for name, having in values.items()}
    counts = FACETS.counts(matching, PARENTS, 10)
    assert counts["half"] | counts["some"] == {name: count for name, count in expected.items() if count}
