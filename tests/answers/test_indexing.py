"""What a ministry's own index holds of its records and answers."""

from answers.indexing import own_documents
from tests.answers.records.test_services import CONCEPT, taken
from tests.factories import World


def test_a_record_is_found_and_shown_by_german_words_not_by_codes(world: World) -> None:
    taken(world, CONCEPT)

    (document,) = own_documents(world.session, world.ministry("SM"))

    assert document.passage == "Konzept Muster\ngültig"
    assert list(own_documents(world.session, world.ministry("IM"))) == []
