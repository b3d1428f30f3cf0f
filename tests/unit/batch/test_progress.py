"""Progress: a bar for a person, nothing for a program."""

from checker.batch.items import Done, SkipKind, Skipped
from checker.batch.progress import Bar, build_watcher
from checker.batch.watcher import Watcher


def test_a_bar_counts_on_standard_error_only(capsys):
    done = Done(1, "k", Skipped(SkipKind.TIME, "too slow"))
    with Bar() as bar:
        bar.start(5, 3)
        bar.step(done)
        bar.step(done)
        task = bar._bar.tasks[0]
        assert (task.total, task.completed) == (3, 2)
        bar.write()
    assert capsys.readouterr().out == ""


def test_nothing_is_shown_where_nobody_looks(capsys):
    watcher = build_watcher(quiet=False)
    assert type(watcher) is Watcher
    with watcher:
        watcher.start(1, 1)
    captured = capsys.readouterr()
    assert captured.out == captured.err == ""
