"""Which line of a YAML text a value stands on; asked only when something is wrong with it."""

from collections.abc import Sequence

import yaml


def find_line(text: str, path: Sequence[int | str]) -> int:
    r"""Return the 1-based line of the value at ``path``, or of the nearest value above it that exists.

    >>> find_line("- id: a\n  name: b\n", (0, "name"))
    2
    """
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    line = node.start_mark.line if node is not None else 0
    for step in path:
        found = _child(node, step)
        if found is None:
            break
        line, node = found
    return line + 1


def _child(node: yaml.Node | None, step: int | str) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        child = node.value[step]
        return child.start_mark.line, child
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key.start_mark.line, value
    return None
