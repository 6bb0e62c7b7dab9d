"""Forwarded signals: found in sources, by the classes that attributes and variables are made of.

A forward is `part.signal.connect(self.signal)`. `self.signal = part.signal` is none: whoever
connects to it connects to the part. What a source does not tell is taken for no forward.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

Names = dict[tuple[str, str], str]
"""By class and attribute, or variable of a method: the class of what it holds."""
Signals = dict[tuple[str, str], tuple[str, str]]
"""By class and attribute: the class that declares the signal, and its name there."""


def forwarded_twice(sources: Iterable[str]) -> list[str]:
    """The signals that repeat one which only repeats another, as `Class.signal`."""
    trees = [ast.parse(source) for source in sources]
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    names: Names = {}
    for one in classes:
        for part in one.body:
            if isinstance(part, ast.FunctionDef):
                names.update(_annotated(one.name, part))
        for name, value in _assigned(one):
            if isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
                names.setdefault((one.name, name), value.func.id)
            elif isinstance(value, ast.Name) and (one.name, value.id) in names:
                names.setdefault((one.name, name), names[one.name, value.id])
    signals: Signals = {key: key for key, made in names.items() if made == "Signal"}
    for one in classes:
        for name, value in _assigned(one):
            if (signal := _signal(value, one.name, names)) in signals:
                signals[one.name, name] = signal
    forwards = {
        to: signals[signal]
        for one in classes
        for signal, to in _connected(one, names)
        if signal in signals and to in signals
    }
    return sorted(".".join(to) for to, signal in forwards.items() if signal in forwards)


def _annotated(here: str, function: ast.FunctionDef) -> Names:
    """The classes of a method's parameters, and of what it returns, as they are annotated."""
    arguments = function.args
    told = {
        each.arg: each.annotation
        for each in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)
    }
    told[function.name] = function.returns
    return {(here, name): kind.id for name, kind in told.items() if isinstance(kind, ast.Name)}


def _assigned(one: ast.ClassDef) -> Iterator[tuple[str, ast.expr]]:
    """What is assigned in a class to its attributes and variables, by their names."""
    for node in ast.walk(one):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                pairs = [(target, node.value)]
                if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    pairs = list(zip(target.elts, node.value.elts, strict=True))
                for to, value in pairs:
                    if isinstance(to, (ast.Name, ast.Attribute)):
                        yield to.id if isinstance(to, ast.Name) else to.attr, value


def _connected(
    one: ast.ClassDef, names: Names
) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Each signal that a class connects to one of its own, and that."""
    for node in ast.walk(one):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".connect"):
            assert isinstance(node.func, ast.Attribute)
            ends = _signal(node.func.value, one.name, names), _signal(node.args[0], one.name, names)
            if ends[0] is not None and ends[1] is not None:
                yield ends[0], ends[1]


def _signal(value: ast.expr, here: str, names: Names) -> tuple[str, str] | None:
    """The class and name of an attribute, where its class is known."""
    owner = _class_of(value.value, here, names) if isinstance(value, ast.Attribute) else None
    return (owner, value.attr) if isinstance(value, ast.Attribute) and owner else None


def _class_of(value: ast.expr, here: str, names: Names) -> str | None:
    if isinstance(value, ast.Name):
        return here if value.id == "self" else names.get((here, value.id))
    found = _signal(value, here, names)
    return None if found is None else names.get(found)
