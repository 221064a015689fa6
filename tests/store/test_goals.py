from datetime import date, timedelta

from sessionbook.domain.goals import Goal, GoalState, Step
from sessionbook.domain.series import Point
from sessionbook.store.notebook import Notebook

TODAY = date(2026, 11, 24)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def add(notebook: Notebook, title: str = "Sleep", **facts: object) -> Goal:
    return notebook.goals.save(Goal(title=title, started_on=ago(90), **facts))


def test_everything_comes_back_as_it_was_saved(notebook: Notebook) -> None:
    goal = add(
        notebook,
        why="mornings",
        state=GoalState.REACHED,
        reached_on=ago(3),
        reached_note="It was good.",
        position=4,
    )
    assert notebook.goals.get(goal.id) == goal


def test_all_are_in_the_persons_order_whatever_their_state(notebook: Notebook) -> None:
    second = add(notebook, "Second", position=2, state=GoalState.LET_GO)
    first = add(notebook, "First", position=1)
    assert notebook.goals.all() == [first, second]
    assert notebook.goals.next_position() == 3


def test_a_second_rating_of_a_day_replaces_the_first(notebook: Notebook) -> None:
    goal = add(notebook)
    notebook.goals.ratings.rate(goal.id, TODAY, 4)
    notebook.goals.ratings.rate(goal.id, ago(7), 2)
    notebook.goals.ratings.rate(goal.id, TODAY, 6)
    expected = [Point(ago(7).toordinal(), 2), Point(TODAY.toordinal(), 6)]
    assert notebook.goals.ratings.points(goal.id) == expected


def test_steps_and_ratings_of_many_goals_at_once(notebook: Notebook) -> None:
    one, two, bare = add(notebook), add(notebook), add(notebook)
    later = notebook.goals.steps.save(Step(goal_id=one.id, text="later", position=1))
    sooner = notebook.goals.steps.save(Step(goal_id=one.id, text="sooner", position=0))
    other = notebook.goals.steps.save(Step(goal_id=two.id, text="other"))
    notebook.goals.ratings.rate(two.id, TODAY, 5)
    ids = [one.id, two.id, bare.id]
    steps = notebook.goals.steps.by_goal(ids)
    assert steps == {one.id: [sooner, later], two.id: [other], bare.id: []}
    points = notebook.goals.ratings.by_goal(ids)
    assert points == {one.id: [], two.id: [Point(TODAY.toordinal(), 5)], bare.id: []}
    assert notebook.goals.steps.by_goal([]) == {}


def test_steps_can_be_put_into_another_order(notebook: Notebook) -> None:
    goal = add(notebook)
    steps = [
        notebook.goals.steps.save(Step(goal_id=goal.id, text=text, position=place))
        for place, text in enumerate(("a", "b", "c"))
    ]
    notebook.goals.steps.arrange([steps[2], steps[0], steps[1]])
    assert [step.text for step in notebook.goals.steps.of(goal.id)] == ["c", "a", "b"]


def test_steps_and_ratings_go_and_come_back_with_their_goal(notebook: Notebook) -> None:
    goal = add(notebook)
    step = notebook.goals.steps.save(Step(goal_id=goal.id, text="one"))
    notebook.goals.ratings.rate(goal.id, TODAY, 3)
    stamp = notebook.goals.delete(goal.id)
    assert notebook.goals.all() == []
    assert notebook.goals.ratings.points(goal.id) == []
    notebook.goals.restore(stamp)
    assert notebook.goals.steps.of(goal.id) == [step]
    assert len(notebook.goals.ratings.points(goal.id)) == 1
