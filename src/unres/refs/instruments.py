"""Well-known instruments: the data of instruments.toml as sources."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from unres.refs import pinpoints
from unres.refs.notes import Source


@lru_cache(maxsize=8192)
def key(title: str) -> str:
    """A title as it is compared: without marks and blanks.

    >>> key("《2030年 议程》"), key("关于各国依《联合国宪章》建立友好关系")
    ('2030年议程', '关于各国依联合国宪章建立友好关系')
    """
    return title.translate(_MARKS)


_MARKS = str.maketrans(dict.fromkeys("《》〈〉<>“”\"' \xa0\u3000") | {"（": "(", "）": ")", "–": "-", "—": "-", "，": "、"})


@cache
def instruments() -> dict[str, Source]:
    """Key of a title → its source.

    >>> instruments()["儿童权利公约"].target
    'UNTS:1577:27531'
    """
    data = tomllib.loads(files("unres.refs").joinpath("instruments.toml").read_text(encoding="utf-8"))
    found: dict[str, Source] = {}
    for name, entry in data.items():
        at = entry.get("at")
        place = pinpoints.read(at, 0, linked=False, inside=True) if at else None
        source = Source(
            entry.get("target", name), entry.get("part"), place.places[0].pins if place else (), at, ("a well-known title",)
        )
        for title in entry["titles"]:
            found[key(title)] = source
    return found
