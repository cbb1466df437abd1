"""What every engine must do, asked of each of them."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search_index.document import Document
from search_index.index import SearchIndex
from search_index.query import Query, Results, Sort
from search_index.query_language import parse
from tests.search_index.corpus import DOCUMENTS, FIELDS, INTERIOR, PAPERS, SOCIAL, paper
from tests.search_index.engines import ENGINES


def find(index: SearchIndex, text: str, **more: object) -> Results:
    return index.search(Query(parse(text, FIELDS), **more))  # type: ignore[arg-type]  # the tests' shorthand


def found(index: SearchIndex, text: str, **more: object) -> set[str]:
    return {hit.parent.removeprefix("MV ") for hit in find(index, text, **more).hits}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Migrant", {"6/4820"}),
        ("Integration Konzeption", {"6/4820"}),
        ("Integration", {"6/4820", "7/13"}),
        ("Unterkunft", {"6/4677", "6/5000"}),
        ("Flüchtlingsunterkunft", {"6/4677"}),
        ("schulen", {"7/12"}),
        ("schüler -rostock", {"7/12"}),
        ("Unterkunft -Rostock", {"6/4677"}),
        ("-Unterkunft -Schulen", {"6/4820", "7/13"}),
        ("Rostock ODER Landtag", {"6/5000", "6/4820"}),
        ("Unterkunft (Rostock ODER Landtag)", {"6/5000"}),
        ('"Konzeption zur Integration"', {"6/4820"}),
        ('"Integration Konzeption"', set()),
        ('titel:"Unterkunft für Obdachlose"', {"6/5000"}),
        ("titel:Unterkunft", {"6/5000"}),
        ("titel:unterk*", {"6/5000"}),
        ("titel:platz*", set()),
        ("flücht*", {"6/4677"}),
        ("quatsch*", set()),
        ("6/4677", {"6/5000"}),
        ("drs:6/4677", {"6/4677"}),
        ("§ 64 GO LT", {"6/4820"}),
        ("Coronamaßnahmen", {"7/12"}),
        ("IT", {"7/13"}),
        ("ministerium:Inneres", {"6/4677"}),
        ("-ministerium:Soziales", {"6/4677", "7/12", "7/13"}),
        ('fraktion:"Fraktion A" Unterkunft', {"6/5000"}),
        ("ministerium:Unsinn", set()),
        ("von:2016", {"6/5000", "7/12"}),
        ("bis:2015", {"6/4820", "6/4677"}),
        ("von:11.2015 bis:2015-11", {"6/4677"}),
        ("", {"6/4820", "6/4677", "6/5000", "7/12", "7/13"}),
        ("der die das", {"6/4820", "6/4677", "6/5000", "7/12", "7/13"}),
        ("-der", {"6/4820", "6/4677", "6/5000", "7/12", "7/13"}),
        ("Landtag ODER der", {"6/4820"}),
        ("Unterrichtsausfall Corona", set()),
    ],
)
def test_a_search_finds_these_papers(index: SearchIndex, text: str, numbers: set[str]) -> None:
    assert found(index, text) == numbers


def test_a_word_in_a_title_is_found_by_its_parts_there(index: SearchIndex) -> None:
    index.replace("MV 8/1", paper("8/1", "Schulkonzeption", "Welche Deichplanung gilt?"))
    assert found(index, "titel:Konzeption") == {"6/4820", "8/1"}
    assert found(index, "titel:Planung") == set()
    assert found(index, "Planung") == {"8/1"}


def test_a_facet_value_may_be_a_word_that_tells_nothing(index: SearchIndex) -> None:
    index.replace("MV 8/1", paper("8/1", "Tabellen", "Welche?", ministry="ja"))
    assert found(index, "ministerium:ja") == {"8/1"}
    assert found(index, "ministerium:nein") == set()


def test_a_paper_is_one_hit_however_many_of_its_questions_match(index: SearchIndex) -> None:
    results = find(index, "Migranten")
    assert (results.total, len(results.hits), results.hits[0].more) == (1, 1, 1)


def test_a_hit_says_all_that_was_stored_with_it(index: SearchIndex) -> None:
    hit = find(index, "Landtag").hits[0]
    assert (hit.key, hit.parent, hit.on) == ("MV 6/4820#2", "MV 6/4820", date(2015, 12, 15))
    assert (hit.title, hit.stored) == (PAPERS[0][0].title, {"question": "2"})


def test_a_whole_word_is_worth_more_than_a_part_of_one(index: SearchIndex) -> None:
    assert [hit.parent for hit in find(index, "Unterkunft").hits] == ["MV 6/5000", "MV 6/4677"]


def test_by_day_the_newest_comes_first_and_what_has_no_day_last(index: SearchIndex) -> None:
    parents = [hit.parent for hit in find(index, "", sort=Sort.DAY).hits]
    assert parents == ["MV 7/12", "MV 6/5000", "MV 6/4820", "MV 6/4677", "MV 7/13"]


def test_pages_follow_one_another_without_gap(index: SearchIndex) -> None:
    pages = [find(index, "", sort=Sort.DAY, offset=offset, limit=2).hits for offset in (0, 2, 4, 6)]
    assert [hit.parent for page in pages for hit in page] == [hit.parent for hit in find(index, "", sort=Sort.DAY).hits]


def test_facets_count_papers_and_the_most_frequent_value_comes_first(index: SearchIndex) -> None:
    facets = find(index, "", facets=("ministry", "unknown")).facets
    assert facets["unknown"] == {}
    assert list(facets["ministry"].items()) == [(SOCIAL, 2), ("Ministerium für Bildung", 1), (INTERIOR, 1)]


def test_a_facet_shows_no_more_values_than_asked_for(index: SearchIndex) -> None:
    assert find(index, "", facets=("ministry",), facet_limit=1).facets == {"ministry": {SOCIAL: 2}}


def test_choosing_a_facet_value_finds_as_many_papers_as_it_counted(index: SearchIndex) -> None:
    counts = find(index, "Unterkunft", facets=("ministry",)).facets["ministry"]
    assert counts
    for value, count in counts.items():
        assert find(index, "Unterkunft", filters={"ministry": (value,)}).total == count


def test_values_of_one_filter_are_alternatives_and_filters_must_all_hold(index: SearchIndex) -> None:
    assert found(index, "", filters={"ministry": (INTERIOR, SOCIAL)}) == {"6/4820", "6/4677", "6/5000"}
    assert found(index, "", filters={"ministry": (SOCIAL,), "group": ("Fraktion B",)}) == set()
    assert found(index, "", filters={"ministry": ()}) == found(index, "")
    assert found(index, "", filters={"ministry": ("Soziales",)}) == set()


def test_bounds_of_the_query_hold_besides_what_was_typed(index: SearchIndex) -> None:
    assert found(index, "Unterkunft", since=date(2016, 1, 20), until=date(2016, 1, 20)) == {"6/5000"}


def test_a_search_says_what_was_understood(index: SearchIndex) -> None:
    assert find(index, "kita -von:2015").understood == "kita ohne ab 01.01.2015"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Migrent", "Migrant"),
        ("konzepzion -Rostock", "Konzeption -Rostock"),
        ('"Intergation Migranten"', '"Integration Migranten"'),
        ("Fluchtlingsunterkunft ODER Quatschikowski", "Flüchtlingsunterkunft ODER Quatschikowski"),
        ("Unterkunft Landtag", None),
        ("xqzwv", None),
        ("Schulo ministerium:Inneres", 'Schule ministerium:"Inneres"'),
    ],
)
def test_a_search_without_hits_suggests_what_may_be_meant(index: SearchIndex, typed: str, meant: str | None) -> None:
    assert find(index, typed).suggestion == meant


def test_no_suggestion_is_made_where_something_was_found(index: SearchIndex) -> None:
    assert find(index, "Migrant ODER Migrent").suggestion is None


def test_replacing_a_paper_leaves_nothing_of_the_old_one(index: SearchIndex) -> None:
    for text in ("Wird in Neustadt gebaut?", "Wird in Altstadt gebaut?"):
        index.replace("MV 6/4820", paper("6/4820", "Bau", text, ministry=INTERIOR))
    assert found(index, "Migranten ODER Neustadt") == set()
    assert found(index, "Altstadt") == {"6/4820"}
    assert find(index, "", facets=("ministry",)).facets["ministry"][INTERIOR] == 2
    assert index.status().documents == len(DOCUMENTS) - 1


def test_a_removed_paper_is_gone_and_removing_it_again_does_no_harm(index: SearchIndex) -> None:
    for _ in range(2):
        index.remove("MV 6/4820")
    assert found(index, "Migranten") == set()
    assert "MV 6/4820" not in index.parents()
    assert find(index, "", facets=("number",)).facets["number"].keys() == {"6/4677", "6/5000", "7/12", "7/13"}


def test_many_small_changes_stay_searchable(index: SearchIndex) -> None:
    for serial in range(24):
        index.replace(f"MV 8/{serial}", paper(f"8/{serial}", "Deiche", "Wie hoch ist der Deich?", "Wo?"))
    assert find(index, "Deich", limit=5).total == 24
    assert len(index.parents()) == index.status().parents == 29


def test_the_generation_changes_with_every_change(index: SearchIndex) -> None:
    before = index.status()
    index.remove("MV 7/13")
    after = index.status()
    assert before.generation != after.generation
    assert (before.parents, after.parents, before.engine) == (5, 4, after.engine)


def test_a_rebuilt_index_holds_only_what_it_was_built_from(index: SearchIndex) -> None:
    index.rebuild(PAPERS[1])
    assert index.parents() == {"MV 6/4677"}
    assert found(index, "Migranten") == set()


def test_an_empty_index_finds_nothing(index: SearchIndex) -> None:
    index.rebuild([])
    results = find(index, "Migranten", facets=("ministry",))
    assert (results.total, results.hits, results.facets, results.suggestion) == (0, (), {"ministry": {}}, None)
    assert index.parents() == frozenset()
    index.replace("MV 6/4820", PAPERS[0])
    assert found(index, "Migranten") == {"6/4820"}


_WORDS = [
    "Schule",
    "Schüler",
    "Kita",
    "Haus",
    "Häuser",
    "Wohnhaus",
    "Unterkunft",
    "Notunterkunft",
    "§ 64",
    "6/4677",
    "und",
]
_texts = st.lists(st.sampled_from(_WORDS), max_size=6).map(" ".join)
_documents = st.lists(
    st.builds(
        Document,
        key=st.uuids().map(str),
        parent=st.sampled_from("ABCDE"),
        title=_texts,
        text=_texts,
        on=st.none() | st.dates(date(2015, 1, 1), date(2015, 3, 1)),
        facets=st.fixed_dictionaries({"group": st.sampled_from([(), ("rot",), ("rot", "blau"), ("grün",)])}),
    ),
    max_size=8,
).map(lambda documents: sorted(documents, key=lambda document: document.parent))
_atoms = st.sampled_from([*_WORDS, '"Schule Kita"', '"Haus Haus"', "Wohn*", "Unter*", "titel:Kita", "titel:Sch*"])
_atoms |= st.sampled_from(["fraktion:rot", "fraktion:blau", "von:2015-02", "bis:15.01.2015", 'titel:"Haus Kita"'])
_queries = st.recursive(
    _atoms,
    lambda inner: (
        st.builds("({} {})".format, inner, inner)
        | st.builds("({} ODER {})".format, inner, inner)
        | st.builds("-{}".format, inner)
    ),
    max_leaves=5,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents=_documents, texts=st.lists(_queries, min_size=3, max_size=8))
def test_all_engines_find_the_same_papers(
    tmp_path_factory: pytest.TempPathFactory, documents: list[Document], texts: list[str]
) -> None:
    folder: Path = tmp_path_factory.mktemp("engines")
    engines = {name: make(folder / name) for name, make in ENGINES.items()}
    for engine in engines.values():
        engine.rebuild(documents)
    for text in texts:
        answers = {name: find(engine, text, facets=("group",)) for name, engine in engines.items()}
        expected = answers.pop("memory")
        for name, results in answers.items():
            assert {hit.parent for hit in results.hits} == {hit.parent for hit in expected.hits}, (name, text)
            assert (results.total, results.facets) == (expected.total, expected.facets), (name, text)
