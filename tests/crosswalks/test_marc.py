"""MARC 21, field by field: present, blank, missing, several, odd (MARC 21 Bibliographic, Library of Congress)."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosswalks.marc import FIELDS, crosswalk
from crosswalks.marc.reading import read
from crosswalks.xml import metadata
from ichlinks import record
from ichlinks.errors import Rejected
from ichlinks.stages import Envelope
from tests.crosswalks.marc_records import LEADER, NAMESPACE, binary, fixed, marcxml
from tests.crosswalks.payloads import payload

OWN = {"scheme": "oai", "value": "oai:archive.example:1"}


def found(field: str, *lines: str, leader: str = LEADER) -> Any:
    given_ = marcxml("999   $a-", *lines, leader=leader)
    return FIELDS[field][0](read(metadata(given_), given_))


JAPANESE = fixed("jpn")
Case = tuple[str, tuple[str, ...], Any]

TITLES: list[Case] = [
    ("title", ("245 10 $aArirang :$bsongs of the valley /$cKim Soo.",), {"und": ["Arirang: songs of the valley"]}),
    ("title", ("245 10 $aMasi.$nPart 2,$pDyes.",), {"und": ["Masi. Part 2, Dyes"]}),
    ("title", ("245 00 $aFilms$h[videorecording] /$cNCCH.", "245 00 $aAgain."), {"und": ["Films"]}),
    ("title", ("245 00 $aProceedings of Heritage Inc.",), {"und": ["Proceedings of Heritage Inc."]}),
    ("title", (JAPANESE, "245 10 $6880-02$aKazanbaichi o yomu /$cYoshida.",
               "880 10 $6245-02/$$1$a火山灰地を読む /$c吉田."),
     {"jpn-Latn": ["Kazanbaichi o yomu"], "jpn": ["火山灰地を読む"]}),
    ("title", (JAPANESE, "245 10 $6880-02$a火山灰地", "880 10 $6245-02/(B$aKazanbaichi"),
     {"jpn": ["火山灰地"], "jpn-Latn": ["Kazanbaichi"]}),
    ("title", (fixed("eng"), "245 10 $6880-02$aKazanbaichi", "880 10 $6245-02/$$1$a火山灰地"),
     {"und": ["Kazanbaichi", "火山灰地"]}),
    ("title", (JAPANESE, "880 10 $6245-00/$$1$a火山灰地"), {"und": ["火山灰地"]}),
    ("title", (fixed("per"), "245 10 $6880-01$aṬarḥ", "880 10 $6245-01/(3/r\u200f$a\u200fطرح،\u200f"),
     {"per-Latn": ["Ṭarḥ"], "per": ["طرح"]}),
    ("alt_title", ("245 10 $aMasi", "246 3  $aTapa", "240 10 $aBarkcloth.$lFijian", "740 0  $aKuta.", "246 30 $aMasi"),
     {"und": ["Barkcloth. Fijian", "Tapa", "Kuta"]}),
    ("alt_title", ("242 00 $aTransplantation /$cX.$yeng", "245 10 $aB", "245 10 $aC"),
     {"und": ["C"], "eng": ["Transplantation"]}),
]  # fmt: skip

AGENTS: list[Case] = [
    ("creators", ("100 1  $aYoshida, Hajime,$d1934-",), [{"name": {"und": ["Yoshida, Hajime"]}}]),
    ("creators", ("110 2  $aICHCAP.$bArchive.", "700 1  $aKim."),
     [{"name": {"und": ["ICHCAP. Archive"]}}]),
    ("creators", ("100 1  $aBold, D.,$ephotographer.$4pht$0(x)1$1http://viaf.org/viaf/7",),
     [{"name": {"und": ["Bold, D."]}, "role": "photographer", "ref": "http://viaf.org/viaf/7"}]),
    ("contributors", ("700 1  $aKim, Soo$4http://id.loc.gov/vocabulary/relators/sng",),
     [{"name": {"und": ["Kim, Soo"]}, "role": "singer"}]),
    ("contributors", ("700 12 $aKim, Soo.$tSongs.", "711 2  $aNaadam$n(2):$d1999$jorganiser", "700 1  $aA",
                      "700 1  $aA"),
     [{"name": {"und": ["A"]}}, {"name": {"und": ["Naadam (2): 1999"]}, "role": "organiser"}]),
    ("creators", (JAPANESE, "100 1  $6880-01$aYoshida, Hajime,$d1934-", "880 1  $6100-01/$$1$a吉田一,$d1934-"),
     [{"name": {"jpn-Latn": ["Yoshida, Hajime"], "jpn": ["吉田一"]}}]),
    ("organisers", ("110 2  $aA", "710 2  $aB"), [{"name": {"und": ["A"]}}, {"name": {"und": ["B"]}}]),
]  # fmt: skip

ORIGIN: list[Case] = [
    ("issued", (fixed(),), "1997"),
    ("issued", (fixed(kind="m", first="1986", second="1990"),), "1986/1990"),
    ("issued", (fixed(kind="m", first="1986", second="9999"),), "1986/.."),
    ("issued", (fixed(kind="c", first="1986", second="9999"),), "1986/.."),
    ("issued", (fixed(kind="i", first="2017"),), "2017"),
    ("issued", (fixed(kind="m", first="1785", second="1199"),), "1785"),
    ("issued", (fixed(kind="e", first="1997", second="0513"),), "1997-05-13"),
    ("issued", (fixed(kind="e", first="1997", second="05  "),), "1997-05"),
    ("issued", (fixed(kind="s", first="19uu"),), "19XX"),
    ("issued", (fixed(kind="t", first="1997", second="1996"),), "1997"),
    ("issued", (fixed(kind="n", first="uuuu"), "260   $c[S. f.]."), None),
    ("issued", ("260   $c[1992?]",), "1992?"),
    ("issued", ("264  4 $c©2001", "264  1 $cc1999.",), "1999"),
    ("issued", ("260   $c昭和53 [1978]",), "昭和53 [1978]"),
    ("issued", ("008=short",), None),
    ("start", (fixed(kind="m", first="1986", second="1990"),), "1986"),
    ("end", (fixed(kind="m", first="1986", second="1990"),), "1990"),
    ("end", (fixed(kind="c", first="1986", second="9999"),), None),
    ("published_at", (fixed(),), "1997"),
    ("publisher", ("260   $aSeoul :$bICHCAP,$c2011.",), {"und": ["ICHCAP"]}),
    ("publisher", ("260   $a[S.l. :$bs.n.]", "264  1 $aJeonju :$bICHCAP ;$bVICAS",), {"und": ["ICHCAP"]}),
    ("publisher", ("260   $a[S.l. :$bs.n.]",), {}),
    ("place", (JAPANESE, "260   $6880-03$aTōkyō :$bX", "880   $6260-03/$$1$a東京 :$bY"),
     {"label": {"jpn-Latn": ["Tōkyō"], "jpn": ["東京"]}}),
    ("place", ("260   $a[Seoul] ;$aPusan :",), {"label": {"und": ["Seoul"]}}),
    ("place", ("260   $a[S.l.]",), {}),
    ("edition", ("250   $a2nd ed. /$brevised.",), "2nd ed. / revised"),
    ("extent", ("300   $a245 p. :$bill. ;$c22 cm.",), "245 p.: ill.; 22 cm."),
    ("series", ("490 1  $aLiving heritage ;$vv. 7", "830  0 $aLiving Heritage Series"),
     {"title": {"und": ["Living heritage"]}, "number": "v. 7"}),
]  # fmt: skip

CONTENT: list[Case] = [
    ("type", ("655  7 $aField recordings.$2lcgft", "336   $bspw"), ["Field recordings", "Sound", "Book"]),
    ("type", ("502   $aThesis (Ph.D.)",), ["Thesis", "Book"]),
    ("description", ("500   $aNote.", "520   $aSummary.", "505 0  $tSong 1 --$tSong 2", "511 0  $aKim Soo, voice."),
     {"und": ["Summary.", "Song 1 -- Song 2", "Kim Soo, voice.", "Note."]}),
    ("languages", (fixed("jpn"),), ["jpn"]),
    ("languages", (fixed("jpn"), "041 1  $aengfre$hger", "041   $dkor"), ["eng", "fre", "kor"]),
    ("languages", ("041  7 $azh-Hant$2rfc5646",), ["zh-Hant"]),
    ("languages", (fixed("zxx"), "041   $aund"), []),
    ("concepts", ("650  0 $aTheater$zJapan$xHistory.", "650  7 $aDance$2aat$0http://vocab.getty.edu/aat/3"),
     [{"label": {"und": ["Theater--Japan--History"]}, "scheme": "lcsh"},
      {"uri": "http://vocab.getty.edu/aat/3", "label": {"und": ["Dance"]}, "scheme": "aat"}]),
    ("concepts", ("653   $amasks$adance", "600 14 $aKubo, Sakae,$d1901-$tPlays.", "650  4 $adance", "650  4 $adance"),
     [{"label": {"und": ["Kubo, Sakae, 1901- Plays"]}}, {"label": {"und": ["dance"]}}, {"label": {"und": ["masks"]}}]),
    ("concepts", (JAPANESE, "600 10 $6880-04$aKubo, Sakae", "880 14 $6600-04/$$1$a久保栄"),
     [{"label": {"jpn-Latn": ["Kubo, Sakae"], "jpn": ["久保栄"]}, "scheme": "lcsh"}]),
    ("concepts", ("651  0 $aKorea$xHistory$vBiography.", "651  0 $aKorea", "651  0 $aKorea$zSeoul"),
     [{"label": {"und": ["Korea--History--Biography"]}, "scheme": "lcsh"}]),
    ("concepts", ("650  0 $aJewish law.", "650  0 $aTrials, litigation, etc.", "650  0 $aSony, Inc.", "650  4 $aAh ."),
     [{"label": {"und": ["Jewish law"]}, "scheme": "lcsh"}, {"label": {"und": ["Trials, litigation, etc."]},
      "scheme": "lcsh"}, {"label": {"und": ["Sony, Inc."]}, "scheme": "lcsh"}, {"label": {"und": ["Ah"]}}]),
    ("edition", ("250   $a再版．",), "再版"),
    ("title", ("245 10 $a北韓　法令集　／$c責任　編輯",), {"und": ["北韓 法令集"]}),
    ("publisher", ("260   $a[Jerusalem? :$bḥ. mo. l. ],$c1992",), {"und": ["ḥ. mo. l."]}),
    ("publisher", ("260   $a[Moskva] :$b[Press [of] the city]",), {"und": ["[Press [of] the city]"]}),
    ("place", ("260   $aCambridge [Mass.] :$bMIT",), {"label": {"und": ["Cambridge [Mass.]"]}}),
    ("place", ("260   $a[Seoul] :$bMIT",), {"label": {"und": ["Seoul"]}}),
    ("relations", ("700 12 $aKaro, Joseph,$d1488-1575.$tOrah.", "710 1  $aKorea.$tLaws.", "730 02 $aSongs."),
     [{"type": "has_part", "target": "Songs"}, {"type": "has_part", "target": "Karo, Joseph. Orah"},
      {"type": "relation", "target": "Korea. Laws"}]),
    ("relations", (JAPANESE, "700 12 $6880-01$aKubo, Sakae.$tKazanbaichi.", "880 12 $6700-01/$$1$a久保栄.$t火山灰地."),
     [{"type": "has_part", "target": "Kubo, Sakae. Kazanbaichi",
       "label": {"jpn-Latn": ["Kubo, Sakae. Kazanbaichi"], "jpn": ["久保栄. 火山灰地"]}}]),
    ("concepts", ("656  7 $aDrummers.$2lcsh", "657  7 $aTeaching$2local"),
     [{"label": {"und": ["Drummers"]}, "scheme": "lcsh"}, {"label": {"und": ["Teaching"]}, "scheme": "local"}]),
    ("places", ("651  0 $aKorea$xHistory$vBiography.", "651  0 $aKorea$vMaps"), [{"label": {"und": ["Korea"]}}]),
    ("places", ("651  0 $aKorea$zSeoul$xMaps.",), [{"label": {"und": ["Korea--Seoul"]}}]),
    ("places", ("752   $aThailand$bChiang Mai$dMae Rim",), [{"label": {"und": ["Mae Rim, Chiang Mai, Thailand"]}}]),
    ("places", ("651  0 $aSeoul", "034 0  $dE1265800$eE1265800$fN0373400$gN0373400"),
     [{"label": {"und": ["Seoul"]}, "lat": 37.566667, "lon": 126.966667}]),
    ("places", ("034 0  $d+126.98$e+126.98$f+37.57$g+37.57",), [{"lat": 37.57, "lon": 126.98}]),
    ("places", ("034 1  $aa$dE0970000$eE1060000$fN0210000$gN0050000",), []),
    ("countries", ("043   $aa-ja---$aa-cc-sz$aa------$apofj---$cKR",), ["JP", "CN", "FJ", "KR"]),
]  # fmt: skip

LINKS: list[Case] = [
    ("identifiers", ("001=  123 ", "020   $a9789573908678 (pbk.)$zbad", "022   $a0028-0836", "010   $a 78908283 ",
                     "024 7  $a10.1000/182$2doi", "024 2  $aM001", "035   $a(OCoLC)ocm28783996", "035   $a(X)1"),
     [OWN, {"scheme": "record", "value": "123"}, {"scheme": "isbn", "value": "9789573908678"},
      {"scheme": "issn", "value": "0028-0836"},
      {"scheme": "doi", "value": "10.1000/182", "uri": "https://doi.org/10.1000/182"},
      {"scheme": "ismn", "value": "M001"}, {"scheme": "lccn", "value": "78908283"},
      {"scheme": "oclc", "value": "28783996"}, {"scheme": "system", "value": "(X)1"}]),
    ("identifiers", ("020   $aunknown",), [OWN, {"scheme": "isbn", "value": "unknown"}]),
    ("media", ("856 41 $uhttps://a.example/1.pdf", "856 40 $uhttps://a.example/2$qimage/jpeg",
               "856 42 $3Thumbnail$uhttps://a.example/3"),
     [{"url": "https://a.example/1.pdf", "role": "full", "mime": "application/pdf"},
      {"url": "https://a.example/2", "role": "full", "mime": "image/jpeg"},
      {"url": "https://a.example/3", "role": "thumb"}]),
    ("landing_page", ("856 42 $uhttps://a.example/about", "856 41 $3Table of contents$uhttps://a.example/toc",
                      "856 40 $uhttps://a.example/item page"), "https://a.example/item%20page"),
    ("landing_page", ("856 40 $uftp://a.example/1",), None),
    ("rights", ("540   $aFree to use$uhttp://creativecommons.org/licenses/by/4.0/", "506   $aOn site only.",
                "542   $dICHCAP$nIn copyright"),
     {"content": ["http://creativecommons.org/licenses/by/4.0/", "Free to use", "In copyright", "On site only."],
      "statement": {"und": ["Free to use", "In copyright", "On site only."]}, "holder": "ICHCAP"}),
    ("sensitivity", ("506   $aTK Secret / Sacred (TK SS)",), {"labels": ["TK Secret / Sacred (TK SS)"]}),
    ("relations", ("773 0  $tJournal of Dance$gVol. 2", "780 00 $tOld title$w(DLC)1", "787 0  $w(DLC)2"),
     [{"type": "is_part_of", "target": "Journal of Dance"}, {"type": "replaces", "target": "Old title"},
      {"type": "relation", "target": "(DLC)2"}]),
    ("relations", ("776 08 $iOnline:$tSongs$uhttps://a.example/s", "700 12 $aKim, Soo,$d1950-$tSongs.",
                   "730 0  $aGeser."),
     [{"type": "has_version", "target": "https://a.example/s", "label": {"und": ["Songs"]}},
      {"type": "relation", "target": "Geser"}, {"type": "has_part", "target": "Kim, Soo. Songs"}]),
    ("designations", ("586   $aMasterpiece of the Oral Heritage of Humanity, 2003",
                      "856 42 $uhttps://ich.unesco.org/en/USL/x-9"),
     [{"list": "Masterpiece", "year": 2003}, {"list": "USL", "ref": "00009"}]),
    ("pages", ("773 0  $tJ$gVol. 2, no. 1 (1999), p. 195-230",), "195-230"),
    ("pages", ("773 0  $tJ$gVol. 2",), None),
]  # fmt: skip


@pytest.mark.parametrize(("field", "lines", "value"), TITLES + AGENTS + ORIGIN + CONTENT + LINKS)
def test_a_field_is_found_where_it_stands(field: str, lines: tuple[str, ...], value: Any) -> None:
    assert found(field, *lines) == value


KINDS = [
    ("am", " ", ["Book"]), ("ab", " ", ["Article"]), ("ac", " ", ["Collection"]), ("as", " ", ["Text"]),
    ("tm", " ", ["Manuscript"]), ("em", " ", ["Image"]), ("gm", "v", ["Moving image"]), ("gm", "s", ["Still image"]),
    ("gm", " ", ["Moving image"]), ("jm", " ", ["Sound"]), ("km", " ", ["Still image"]), ("mm", " ", ["Software"]),
    ("pc", " ", ["Collection"]), ("rm", " ", ["Physical object"]), ("zz", " ", []),
]  # fmt: skip


@pytest.mark.parametrize(("coded", "material", "words"), KINDS)
def test_the_leader_says_what_kind_it_is(coded: str, material: str, words: list[str]) -> None:
    assert found("type", fixed(material=material), leader=f"00000n{coded} a2200000 a 4500") == words


def test_the_kind_of_accompanying_material_comes_last() -> None:
    assert found("type", "006=j                 ") == ["Book", "Sound"]


TAGS = sorted({path[:3] for _, paths in FIELDS.values() for path in paths.split(", ") if path[0].isdigit()} | {"880"})
BLANK = [f"{tag}    $a $u $t $c $b $6880-01" for tag in TAGS if tag >= "010"]


@pytest.mark.parametrize("field", sorted(FIELDS))
@pytest.mark.parametrize("lines", [BLANK, []])
def test_a_blank_or_missing_field_gives_nothing(field: str, lines: list[str]) -> None:
    empty = marcxml("999   $a-", *lines, leader="", identifier="x1")
    assert FIELDS[field][0](read(metadata(empty), empty)) in (["Thesis"], [], {}, None, "")


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_every_field_is_one_of_the_schema(field: str) -> None:
    assert field in record.FIELDS


def test_every_field_of_the_table_is_shown_by_a_case() -> None:
    assert {field for field, *_ in TITLES + AGENTS + ORIGIN + CONTENT + LINKS} == set(FIELDS)


WHOLE = (
    "001=1",
    JAPANESE,
    "100 1  $6880-01$aYoshida, Hajime",
    "245 10 $6880-02$aKazanbaichi",
    "880 1  $6100-01/$$1$a吉田一",
    "880 10 $6245-02/$$1$a火山灰地",
)


@pytest.mark.parametrize("code", ["", "xy"])
def test_what_has_no_code_of_one_character_belongs_to_nothing(code: str) -> None:
    one = marcxml("656  7 $aDrumming$xTeaching$2local")
    odd = payload(one.data.replace(b'code="x"', f'code="{code}"'.encode()), one.identifier, Envelope())
    assert crosswalk(odd).fields["concepts"] == [{"label": {"und": ["Drumming"]}, "scheme": "local"}]


def test_iso_2709_and_marcxml_say_the_same() -> None:
    assert crosswalk(binary(*WHOLE)) == crosswalk(marcxml(*WHOLE))


def test_marc_8_is_read() -> None:
    ascii_only = binary("245 10 $aMuv@h Hajime").data.replace(b"nam a22", b"nam  22")
    written = ascii_only.replace(b"v@h", b"\xe2eh")  # ANSEL: the acute accent stands before its letter
    assert crosswalk(payload(written, envelope=Envelope())).fields["title"] == {"und": ["Muéh Hajime"]}


def test_utf_8_that_is_marked_as_marc_8_is_read_as_utf_8() -> None:
    mislabelled = binary("245 10 $aTōkyō").data.replace(b"nam a22", b"nam  22")
    assert crosswalk(payload(mislabelled, envelope=Envelope())).fields["title"] == {"und": ["Tōkyō"]}


def test_a_collection_of_one_record_is_that_record() -> None:
    one = marcxml("245 00 $aMasi").data.decode()
    collected = payload(f'<collection xmlns="{NAMESPACE}">{one}</collection>', envelope=Envelope())
    assert crosswalk(collected).fields["title"] == {"und": ["Masi"]}


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (f'<collection xmlns="{NAMESPACE}"><record/><record/></collection>', "crosswalk.collection"),
        (f'<record xmlns="{NAMESPACE}"><leader>x</leader></record>', "crosswalk.metadata"),
        ("<record><datafield/></record>", "crosswalk.format"),
        (b"00026nam a2200025 a 4500", "crosswalk.marc"),
        (b"99999nam a2200025 a 4500\x1e\x1d", "crosswalk.marc"),
        (b"00090nam a2200049 a 450024500990000\x1e10\x1faMasi\x1e\x1d", "crosswalk.marc"),
    ],
)
def test_what_cannot_be_read_is_rejected(data: str | bytes, rule: str) -> None:
    with pytest.raises(Rejected) as error:
        crosswalk(payload(data, envelope=Envelope()))
    assert error.value.rule == rule


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="$", exclude_categories=["Cc", "Cs"]), max_size=30)
LINKED = st.sampled_from(["880-01", "245-01", "100-00", "880-", "x", ""])
SUBFIELDS = st.lists(st.tuples(st.sampled_from("abcdefghtuvwxyz0123468"), TEXTS | LINKED), max_size=5)
LINES = st.builds(
    lambda tag, parts: f"{tag}=" + "".join(text for _, text in parts) if tag < "010" else
    f"{tag} 10 " + "".join(f"${code}{text}" for code, text in parts), st.sampled_from(TAGS), SUBFIELDS)  # fmt: skip


@given(st.lists(LINES, max_size=6), st.text("abcdegijkmoprst 0", max_size=24))
def test_no_arrangement_of_fields_is_too_odd(lines: list[str], leader: str) -> None:
    assert crosswalk(marcxml("245 00 $aMasi", *lines, leader=leader)).fields["title"]


@given(st.binary(max_size=200), st.integers(0, 150))
def test_damaged_bytes_are_read_or_rejected(noise: bytes, where: int) -> None:
    data = binary(*WHOLE).data
    damaged = payload(b"00200" + data[5:where] + noise + data[where:], envelope=Envelope())
    try:
        assert crosswalk(damaged).crosswalk == "marc"
    except Rejected as error:
        assert error.rule.startswith("crosswalk.")
