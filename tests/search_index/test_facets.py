"""A parent counts once for each of its values, whether its documents share them, and whether few match or many."""

import numpy as np
import pytest

from search_index.facets import Facet, FacetPairs, Families

SIZE = 100
PARENTS = np.arange(SIZE, dtype=np.int64) // 3
FAMILIES = Families(PARENTS)
FACETS = {
    "by document": {"even": range(0, SIZE, 2), "some": [0, 1, 2, 50, 51, 97], "few": [0, 1, 2, 50]},
    "by parent": {"low": range(51), "high": range(51, SIZE), "third": range(9, 12)},
}


@pytest.mark.parametrize("name", FACETS)
@pytest.mark.parametrize("found", [[], [0], [1, 2], [0, 2, 51, 97, 99], range(SIZE)])
def test_a_parent_counts_once_for_each_of_its_values(name: str, found: list[int]) -> None:
    matching = np.zeros(SIZE, np.bool_)
    matching[list(found)] = True
    documents = [np.array(having, np.int32) for having in FACETS[name].values()]
    facet = Facet(FacetPairs.of(list(FACETS[name]), documents), FAMILIES)
    expected = {
        value: len({PARENTS[each] for each in having if each in found}) for value, having in FACETS[name].items()
    }
    assert facet.counts(matching, FAMILIES.matching(matching), 10) == {
        value: count for value, count in expected.items() if count
    }


def test_others_are_the_matching_documents_of_the_same_parent() -> None:
    matching = np.zeros(SIZE, np.bool_)
    matching[[3, 5, 6]] = True
    assert [FAMILIES.others(document, matching) for document in (3, 5, 6)] == [1, 1, 0]


def test_nothing_has_no_families() -> None:
    nothing = Families(np.empty(0, np.int64))
    assert not len(nothing.matching(np.empty(0, np.bool_)))
