from datetime import date

import pytest

from inquiries.parliament.deadlines import due_day
from inquiries.parliament.rules import rule_for


@pytest.mark.parametrize(
    ("event_on", "rule_id", "without_saturdays", "with_saturdays"),
    [
        (date(2015, 3, 27), "MV-6", date(2015, 4, 14), date(2015, 4, 10)),
        (date(2015, 5, 4), "MV-6", date(2015, 5, 19), date(2015, 5, 16)),
        (date(2015, 5, 4), "MV-8", date(2015, 6, 3), date(2015, 5, 29)),
        (date(2022, 2, 17), "MV-8", date(2022, 3, 17), date(2022, 3, 12)),
    ],
)
def test_working_days_in_mecklenburg_vorpommern(event_on, rule_id, without_saturdays, with_saturdays) -> None:
    rule = rule_for("MV", event_on, rule_id=rule_id)
    assert due_day(rule, event_on).due_on == without_saturdays
    assert due_day(rule, event_on, saturdays=True).due_on == with_saturdays
