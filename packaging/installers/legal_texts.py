"""The texts of licences, word for word, for what does not bring them itself."""

import json
from collections.abc import Iterator
from functools import cache
from importlib import metadata, resources
from pathlib import Path

from license_expression import ExpressionError, LicenseWithExceptionSymbol, get_spdx_licensing

PREFERRED = ("Apache-2.0", "LGPL-3.0-only", "FTL", "MIT", "CC0-1.0", "AFL-2.1")
"""Where one may choose, it is the first of these: the patent licence, and what asks for least."""

ADDS_TO = {"LGPL-3.0-only": ("GPL-3.0-only",)}
"""What a licence is an addition to has to be given with it."""


def chosen(licence: str) -> list[str]:
    """Return the ids of the licences under which a part is used; none where it is no expression."""
    try:
        tree = _licensing().parse(licence, validate=True)
    except ExpressionError:
        return []
    found = [each for name in _chosen(tree) for each in (name, *ADDS_TO.get(name, ()))]
    return list(dict.fromkeys(found))


def is_expression(licence: str) -> bool:
    """Return whether these words are an SPDX expression."""
    return bool(chosen(licence))


def text(name: str) -> str:
    """Return the text of the licence, or of the exception, with this id."""
    whole = (_folder() / _files()[name]).read_text(encoding="utf-8")
    return whole.split("---\n", 2)[2].strip("\n") + "\n"


def _chosen(node: object) -> Iterator[str]:
    licensing = _licensing()
    if isinstance(node, licensing.OR):
        yield from _chosen(min(node.args, key=_rank))
    elif isinstance(node, licensing.AND):
        for each in node.args:
            yield from _chosen(each)
    elif isinstance(node, LicenseWithExceptionSymbol):
        yield node.license_symbol.key
        yield node.exception_symbol.key
    elif node is not None:
        yield str(node)


def _rank(node: object) -> int:
    first = next(_chosen(node))
    return PREFERRED.index(first) if first in PREFERRED else len(PREFERRED)


@cache
def _licensing() -> object:
    return get_spdx_licensing()


@cache
def _folder() -> Path:
    found = metadata.distribution("licensedcode-data").locate_file("licensedcode/data/licenses")
    return Path(str(found))


@cache
def _files() -> dict[str, str]:
    """Return the file of each id, of those in use before those that were replaced."""
    index = resources.files("license_expression") / "data" / "scancode-licensedb-index.json"
    rows = json.loads(index.read_text(encoding="utf-8"))
    found: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: row["is_deprecated"]):
        for name in (row["spdx_license_key"], *row["other_spdx_license_keys"]):
            found.setdefault(name, row["license"])
    return found
