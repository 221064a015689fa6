from datetime import date

from sessionbook.domain.homework import Done, Practice, days_practised, last_week

TODAY = date(2026, 11, 24)


def test_the_last_week_ends_today() -> None:
    week = last_week(TODAY)
    assert week[0] == date(2026, 11, 18)
    assert week[-1] == TODAY
    assert len(week) == 7


def test_a_week_goes_over_the_new_year() -> None:
    assert last_week(date(2027, 1, 2))[0] == date(2026, 12, 27)


def test_a_day_counts_once_and_only_if_something_was_done() -> None:
    practices = [
        Practice(homework_id="a", day=TODAY, done=Done.SOME),
        Practice(homework_id="a", day=TODAY, done=Done.ALL),
        Practice(homework_id="a", day=date(2026, 11, 23), done=Done.NONE),
    ]
    assert days_practised(practices) == {TODAY}
    assert days_practised([]) == set()
