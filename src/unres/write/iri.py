"""IRIs of works: of this document from its `Meta`, of cited works from their canonical symbol (akn4un 2.1 to 2.3)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from attrs import frozen

from unres.labels import roman_value
from unres.model.meta import Meta

#: GA special and emergency special sessions → the year they opened (facts; other special sessions have no nominal year)
SPECIAL = {
    "S-1": 1947, "S-2": 1948, "S-3": 1961, "S-4": 1963, "S-5": 1967, "S-6": 1974, "S-7": 1975, "S-8": 1978, "S-9": 1978,
    "S-10": 1978, "S-11": 1980, "S-12": 1982, "S-13": 1986, "S-14": 1986, "S-15": 1988, "S-16": 1989, "S-17": 1990,
    "S-18": 1990, "S-19": 1997, "S-20": 1998, "S-21": 1999, "S-22": 1999, "S-23": 2000, "S-24": 2000, "S-25": 2001,
    "S-26": 2001, "S-27": 2002, "S-28": 2005, "S-29": 2014, "S-30": 2016, "S-31": 2020, "S-32": 2021,
    "ES-1": 1956, "ES-2": 1956, "ES-3": 1958, "ES-4": 1960, "ES-5": 1967, "ES-6": 1980, "ES-7": 1980, "ES-8": 1981,
    "ES-9": 1982, "ES-10": 1997, "ES-11": 2022,
}  # fmt: skip

#: slug → (date of adoption, title): akn4un 7.3
INSTRUMENTS = {
    "charter": ("1945-06-26", "联合国宪章"),
    "genocide-convention": ("1948-12-09", "防止及惩治灭绝种族罪公约"),
    "geneva-convention-1": ("1949-08-12", "改善战地武装部队伤者病者境遇之日内瓦公约"),
    "geneva-convention-2": ("1949-08-12", "改善海上武装部队伤者病者及遇船难者境遇之日内瓦公约"),
    "geneva-convention-3": ("1949-08-12", "关于战俘待遇之日内瓦公约"),
    "geneva-convention-4": ("1949-08-12", "关于战时保护平民之日内瓦公约"),
    "refugee-convention": ("1951-07-28", "关于难民地位的公约"),
    "icerd": ("1965-12-21", "消除一切形式种族歧视国际公约"),
    "iccpr": ("1966-12-16", "公民及政治权利国际公约"),
    "icescr": ("1966-12-16", "经济社会文化权利国际公约"),
    "npt": ("1968-07-01", "不扩散核武器条约"),
    "vclt": ("1969-05-23", "维也纳条约法公约"),
    "cedaw": ("1979-12-18", "消除对妇女一切形式歧视公约"),
    "unclos": ("1982-12-10", "联合国海洋法公约"),
    "cat": ("1984-12-10", "禁止酷刑和其他残忍、不人道或有辱人格的待遇或处罚公约"),
    "crc": ("1989-11-20", "儿童权利公约"),
    "unfccc": ("1992-05-09", "联合国气候变化框架公约"),
    "cbd": ("1992-06-05", "生物多样性公约"),
    "rome-statute": ("1998-07-17", "国际刑事法院罗马规约"),
    "untoc": ("2000-11-15", "联合国打击跨国有组织犯罪公约"),
    "uncac": ("2003-10-31", "联合国反腐败公约"),
    "crpd": ("2006-12-13", "残疾人权利公约"),
    "icpped": ("2006-12-20", "保护所有人免遭强迫失踪国际公约"),
    "paris-agreement": ("2015-12-12", "巴黎协定"),
}
#: canonical target → instrument; one work has one IRI, however it is cited
_SLUGS = {
    "UN-Charter": "charter",
    "UNTS:78:1021": "genocide-convention",
    "UNTS:75:970": "geneva-convention-1",
    "UNTS:75:971": "geneva-convention-2",
    "UNTS:75:972": "geneva-convention-3",
    "UNTS:75:973": "geneva-convention-4",
    "UNTS:189:2545": "refugee-convention",
    "UNTS:660:9464": "icerd",
    "UNTS:999:14668": "iccpr",
    "UNTS:993:14531": "icescr",
    "UNTS:729:10485": "npt",
    "UNTS:1155:18232": "vclt",
    "UNTS:1249:20378": "cedaw",
    "UNTS:1833:31363": "unclos",
    "UNTS:1465:24841": "cat",
    "UNTS:1577:27531": "crc",
    "UNTS:1771:30822": "unfccc",
    "UNTS:1760:30619": "cbd",
    "UNTS:2187:38544": "rome-statute",
    "UNTS:2225:39574": "untoc",
    "UNTS:2349:42146": "uncac",
    "UNTS:2515:44910": "crpd",
    "UNTS:2716:48088": "icpped",
    "UNTS:3156:54113": "paris-agreement",
}
#: bodies of the UN whose texts have no symbol of their own (references.md 2) → actor; texts of other bodies are not marked
_BODIES = {
    "STAT": "un-ecosoc-cn3", "CSW": "un-ecosoc-cn6", "CND": "un-ecosoc-cn7", "CPD": "un-ecosoc-cn9", "CHR": "un-ecosoc-cn4",
    "CCPCJ": "un-ecosoc-cn15", "CSTD": "un-ecosoc-cn16", "CSD": "un-ecosoc-cn17", "UNFF": "un-ecosoc-cn18",
    "ECA": "un-ecosoc", "ECE": "un-ecosoc", "ECLAC": "un-ecosoc", "ESCAP": "un-ecosoc", "ESCWA": "un-ecosoc",
    "UNEP": "un", "FCCC": "un", "ICCD": "un", "CBD": "un", "CAC/COSP": "un", "CTOC/COP": "un", "CRPD/CSP": "un",
    "NPT/CONF": "un", "BWC": "un", "CCW": "un", "ISBA": "un", "SPLOS": "un", "TD": "un",
}  # fmt: skip
#: dates of resolutions that are cited by name alone
_DATES = {"A/RES/217(III)A": "1948-12-10", "A/RES/70/1": "2015-09-25"}

#: other organisations' texts: not marked (akn4un 7.3)
_FOREIGN = re.compile(
    r"(?:FAO|AU|ILO|WHA|GC\(|GOV|IOC|COFI|LEG|SOLAS|MSC|MEPC|CM/|BWM|INFCIRC|WT/|EC-M|EC/|C-[0-9I]|A\.[0-9]|EB|SR/|IDB)"
)

_DAY = re.compile(r"[12][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])")
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ODD = re.compile(r"[^A-Za-z0-9._-]+")
_ADDRESS = re.compile(r"[A-Za-z0-9/().,;:@&=+$!*~_-]*")
_NO_ADDRESS = re.compile(r"[^A-Za-z0-9/().,;:@&=+$!*~_-]+")
_LETTERS = re.compile(r" ?[A-Z](?: ?[-–和至] ?[A-Z])?$")
#: between the part letters A,B and A至E
_NO_LETTERS = re.compile(r"[^A-Za-z0-9]+")
_ACTOR = re.compile(r"un(?:-[a-z0-9]+)*")
_ADOPTED = re.compile(r"(A|S|A/HRC|E)/(RES|DEC)/(.+)")
# The number in front of a bracket is none: 2001(2011), 2008(LX).
_YEAR = re.compile(r"(?<![0-9.A-Za-z])(?:19|20)[0-9]{2}(?![0-9(])")
_SESSION = re.compile(r"((?:E?S-)?[0-9]{1,3})/")
_ROMAN = re.compile(r"\((?:(E?S)[- ])?([IVXLC]{1,9})\)")


@frozen
class Work:
    """A work's IRI without component, the actor and number that identify it, and how it is cited."""

    iri: str
    actor: str
    number: str
    #: canonical symbol with part letter, or a title
    show: str
    #: whether `show` is a symbol of the UN's document system
    symbol: bool = True


@lru_cache(maxsize=4096)
@lru_cache(maxsize=8192)
def is_day(date: str) -> bool:
    """Whether `date` is a complete ISO date that exists in some year."""
    return bool(_DAY.fullmatch(date)) and int(date[8:]) <= _LENGTHS[int(date[5:7]) - 1] and not _no_leap(date)


def _no_leap(date: str) -> bool:
    year = int(date[:4])
    return date.endswith("-02-29") and (year % 4 > 0 or (year % 100 == 0 and year % 400 > 0))


@lru_cache(maxsize=8192)
def encode(number: str) -> str:
    """A number as path segment (akn4un 2.1).

    >>> encode("97/20 A"), encode("9001 (2044)"), encode("217 A (III)"), encode("A/99/6(Sect.3)/Add.8"), encode("ES-10/21")
    ('97-20A', '9001-2044', '217A-III', 'A-99-6-Sect.3-Add.8', 'ES-10-21')
    """
    text = re.sub(r"(?<=[0-9]) (?=[A-Z](?![a-z]))", "", number.strip())
    text = text.replace("和", "-").replace(",", "-").replace("，", "-").replace("至", "-").replace("–", "-")
    text = re.sub(r" {0,3}[(（]", "-", text).replace(")", "").replace("）", "")
    text = _ODD.sub("-", text.replace("/", "-").replace(" ", "_"))
    return text.strip("-._") or "unknown"


def work_key(iri: str) -> tuple[str, str]:
    """(actor, number): two IRIs name the same work if and only if their keys are equal (akn4un 2.2).

    >>> work_key("/akn/un/statement/deliberation/un-ga/2042-12-18/97-7/!main#para_3")
    ('un-ga', '97-7')
    """
    parts = iri.split("/")
    return (parts[5], parts[7].partition("#")[0]) if len(parts) > 7 else ("", "")


def actor_of(symbol: str) -> str:
    """The body a symbol belongs to.

    >>> actor_of("A/C.3/99/L.43"), actor_of("A/HRC/54/L.3"), actor_of("E/CN.4/2005/1"), actor_of("FCCC/CP/2015/10")
    ('un-ga-c3', 'un-ga-hrc', 'un-ecosoc-cn4', 'un')
    """
    head, _, rest = symbol.partition("/")
    body = rest.partition("/")[0]
    if head == "A":
        if body == "HRC":
            return "un-ga-hrc"
        if body == "BUR":
            return "un-ga-gc"
        for sign, name in (("C.", "c"), ("AC.", "ac"), ("CONF.", "conf")):
            if body.startswith(sign) and body[len(sign) :].isalnum() and body.isascii():
                return "un-ga-" + name + body[len(sign) :].lower()
        return "un-ga"
    if head == "E":
        commission = body.startswith("CN.") and body[3:].isdigit() and body.isascii()
        return "un-ecosoc-cn" + body[3:] if commission else "un-ecosoc"
    return {"S": "un-sc", "T": "un-tc", "ST": "un-st"}.get(head, "un")


def nominal_year(symbol: str) -> str:
    """The year that can be computed from a symbol alone, "1900" if none can (akn4un 2.2).

    >>> [nominal_year(s) for s in ("S/RES/9001(2044)", "E/RES/2043/4", "A/RES/97/7", "A/RES/1514(XV)", "A/HRC/RES/5/1")]
    ['2044', '2043', '2042', '1960', '2007']
    >>> nominal_year("S/RES/2001(2011)"), nominal_year("E/RES/2008(LX)"), nominal_year("A/RES/2001(XX)")
    ('2011', '1900', '1965')
    >>> nominal_year("A/C.3/99/L.43"), nominal_year("A/RES/ES-11/4"), nominal_year("A/CONF.157/24")
    ('2044', '2022', '1900')
    """
    found = _YEAR.search(symbol)
    if found and (symbol[0] != "A" or symbol[found.start() - 1] in "(/"):
        return found[0]
    if not symbol.startswith("A/"):
        return "1900"
    rest = symbol[2:]
    council = rest.startswith("HRC/")
    for head in ("HRC/", "RES/", "DEC/", "BUR/", "INF/"):
        rest = rest.removeprefix(head)
    if rest.startswith(("C.", "AC.", "CONF.")):
        rest = rest.partition("/")[2] if rest.startswith("C.") else ""
    roman = _ROMAN.search(rest) if "(" in rest else None
    if roman:
        value = roman_value(roman[2].lower())
        if roman[1]:
            return str(SPECIAL.get(f"{roman[1]}-{value}", 1900))
        return str(1945 + value) if 0 < value <= 30 else "1900"
    session = _SESSION.match(rest)
    if not session:
        return "1900"
    if not session[1].isdigit():
        return "1900" if council else str(SPECIAL.get(session[1], 1900))
    n = int(session[1])
    if council:
        return str(2006 if n <= 3 else 2007 + (n - 4) // 3)
    return str(1945 + n) if n >= 31 else "1900"


def _kind(symbol: str) -> str:
    if "/RES/" in symbol or "/DEC/" in symbol or "/PRST/" in symbol or "/L." in symbol:
        return "statement/deliberation"
    if "/PV." in symbol:
        return "debate/record"
    return "debateReport/minute" if "/SR." in symbol else "doc/paper"


@lru_cache(maxsize=16384)
def cited_work(target: str, part: str = "", date: str = "") -> Work | None:
    """The work a reference's canonical `target` (references.md 2) names; None if it is not to be marked.

    `date` is a full ISO date if one is known; else the nominal year stands in the IRI.

    >>> cited_work("A/RES/97/20", "A").iri
    '/akn/un/statement/deliberation/un-ga/2042/97-20A'
    >>> cited_work("A/RES/217(III)", "A").iri, cited_work("UN-Charter").iri
    ('/akn/un/statement/deliberation/un-ga/1948-12-10/217A-III', '/akn/un/act/provision/un/1945-06-26/charter')
    >>> cited_work("A/99/210").iri, cited_work("UNTS:9999:99999").iri
    ('/akn/un/doc/paper/un-ga/2044/A-99-210', '/akn/un/act/provision/un/1900/UNTS-9999-99999')
    """
    slug = _SLUGS.get(target)
    if slug:
        day, title = INSTRUMENTS[slug]
        return Work(f"/akn/un/act/provision/un/{day}/{slug}", "un", slug, title, symbol=False)
    if target.startswith("UNTS:"):
        _, _, rest = target.partition(":")
        volume, _, entry = rest.partition(":")
        number = encode(f"UNTS-{volume}-{entry}")
        show = f"联合国，《条约汇编》，第{volume}卷，第{entry}号"
        return Work(f"/akn/un/act/provision/un/1900/{number}", "un", number, show, symbol=False)
    if target.startswith("sales:"):
        number = encode(target.replace(":", "-"))
        return Work(f"/akn/un/doc/paper/un/1900/{number}", "un", number, f"出售品编号：{target[6:]}", symbol=False)
    if not target or target[0] == "#" or _FOREIGN.match(target) or not target.isprintable():
        return None
    if ":" in target:
        body, _, rest = target.partition(":")
        actor = _BODIES.get(body, "")
        if not actor or not rest:
            return None
        number = encode(f"{body}-{rest}")
        day = date if is_day(date) else nominal_year(target)
        return Work(f"/akn/un/statement/deliberation/{actor}/{day}/{number}", actor, number, target, symbol=False)
    if "/" not in target:
        return None
    actor = actor_of(target)
    adopted = _ADOPTED.fullmatch(target)
    letters = _NO_LETTERS.sub("-", part).strip("-")
    show = target
    if letters:
        opening = target.find("(")
        show = f"{target[:opening]}{letters}{target[opening:]}" if opening > 0 and adopted else target + letters
    cited = _ADOPTED.fullmatch(show)
    number = encode(cited[3] if cited else show)
    day = date if is_day(date) else _DATES.get(target + part) or nominal_year(target)
    return Work(f"/akn/un/{_kind(target)}/{actor}/{day}/{number}", actor, number, show)


def cite_id(work: Work) -> str:
    """The eId of a cited work's entry in `references`: never that of an element.

    >>> cite_id(cited_work("S/RES/8800(2042)")), cite_id(cited_work("UN-Charter"))
    ('cite_S-RES-8800-2042', 'cite_charter')
    """
    name = encode(work.show) if work.symbol else work.number
    return "cite_" + name.replace("_", "-")


def undocs(symbol: str) -> str:
    """The address of a symbol in the UN's document system, Chinese edition."""
    bare = symbol.replace(" ", "")
    return "https://undocs.org/zh/" + (bare if _ADDRESS.fullmatch(bare) else _NO_ADDRESS.sub("", bare))


class Identity(NamedTuple):
    """The IRIs and dates of this document."""

    element: str
    subtype: str
    actor: str
    #: ISO date and its name: "adoption", "issuance", "draft" or "nominal"
    date: str
    named: str
    number: str
    show: str
    symbol: str
    nominal: str

    @property
    def work(self) -> str:
        """The work IRI."""
        return f"/akn/un/{self.element}/{self.subtype}/{self.actor}/{self.date}/{self.number}"


def identify(meta: Meta, *, collection: bool = False, letter: str = "") -> Identity:
    """The identity of a document, of the publication it stands in (`collection`) or of part `letter` of it.

    >>> identify(Meta(organ="un-ga", symbol="A/RES/99/1", number="99/1", adopted="2044-12-16")).work
    '/akn/un/statement/deliberation/un-ga/2044-12-16/99-1'
    >>> identify(Meta(organ="un-ga", number="217(III)", part="A", adopted="1948-12-10")).work
    '/akn/un/statement/deliberation/un-ga/1948-12-10/217A-III'
    """
    actor = meta.organ if _ACTOR.fullmatch(meta.organ) else "un"
    draft = meta.kind.endswith("Draft")
    part = letter or meta.part
    symbol = " ".join(meta.symbol.split())
    number = " ".join(meta.number.split()) if not draft else ""
    if letter:
        symbol = _LETTERS.sub("", symbol)
    if number:
        show = f"{number} {part}" if part and not number.endswith(part) else number
        if part and number[-1] == ")" and "(" in number:  # 217 A (III): the letter stands before the session
            show = f"{number[: number.index('(')]}{part}{number[number.index('(') :]}"
        masthead = _ADOPTED.fullmatch(symbol)
        if masthead and not part and masthead[3].replace(" ", "") == number.replace(" ", ""):
            show = masthead[3]  # S/RES/9001 (2044): the blank of the masthead (akn4un 2.1)
    else:
        found = None if draft else _ADOPTED.fullmatch(symbol)
        show = found[3] if found else symbol
        if letter:
            show = f"{show} {letter}"
    if letter and symbol:
        symbol += letter
    if collection:
        show = symbol or show
        symbol = re.sub(r"(?<=[0-9]) (?=[A-Z])", "", symbol)
    year = nominal_year(symbol) if symbol else "1900"
    if year == "1900" and number:
        year = nominal_year(f"{_HEADS.get(actor, 'X')}/RES/{number}")
    if is_day(meta.adopted) and not draft:
        date, named = meta.adopted, "adoption"
    elif draft and is_day(meta.published):
        date, named = meta.published, "issuance"
    else:
        date, named = f"{year}-01-01", "nominal"
    return Identity(
        element="documentCollection" if collection else "statement",
        subtype="publication" if collection else "deliberation",
        actor=actor,
        date=date,
        named=named,
        number=encode(show),
        show=show or "unknown",
        symbol=symbol,
        nominal=year,
    )


_HEADS = {"un-ga": "A", "un-ga-hrc": "A/HRC", "un-sc": "S", "un-ecosoc": "E"}
