"""Dates as EDTF level 1 (ISO 8601-2:2019): what people write, and the days it means."""

import gzip
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.partner import Partner
from config.settings import Workspace
from enrichment.calendars import converted
from enrichment.date_reader import reader
from enrichment.dates import dates
from enrichment.edtf import Span
from enrichment.unnamed_calendar import Beside
from ichlinks.stages import Draft
from tests.enrichment.conftest import MakePartner

read = reader(Workspace(Path("/nowhere"), {}))


def enrich(draft: Draft) -> Draft:
    partner = Partner.model_validate(
        {
            "name": {"en": "Archive"},
            "country": "KR",
            "harvest": {"kind": "oai_pmh", "endpoint": "https://archive.example/oai"},
            "crosswalk": "oai_dc",
        }
    )
    return dates(Workspace(Path("/nowhere"), {}), partner)(draft)


@pytest.mark.parametrize(
    ("text", "edtf", "begin", "end"),
    [
        ("1992", "1992", "1992-01-01", "1992-12-31"),
        ("1992-02", "1992-02", "1992-02-01", "1992-02-29"),
        ("1992-05-03", "1992-05-03", "1992-05-03", "1992-05-03"),
        ("2016-03-30T14:33:35Z", "2016-03-30", "2016-03-30", "2016-03-30"),
        ("1990/1995", "1990/1995", "1990-01-01", "1995-12-31"),
        ("1990-1995", "1990/1995", "1990-01-01", "1995-12-31"),
        ("1990–1995", "1990/1995", "1990-01-01", "1995-12-31"),
        ("2013-01-05 -- 2013-02-06", "2013-01-05/2013-02-06", "2013-01-05", "2013-02-06"),
        ("2010/..", "2010/..", "2010-01-01", None),
        ("../2010", "../2010", None, "2010-12-31"),
        ("ca. 1992", "1992~", "1992-01-01", "1992-12-31"),
        ("c. 1914–1918", "1914~/1918", "1914-01-01", "1918-12-31"),
        ("circa 1992", "1992~", "1992-01-01", "1992-12-31"),
        ("약 1992년", "1992~", "1992-01-01", "1992-12-31"),
        ("1992?", "1992?", "1992-01-01", "1992-12-31"),
        ("[1992]", "1992", "1992-01-01", "1992-12-31"),
        ("[ca. 1992?]", "1992%", "1992-01-01", "1992-12-31"),
        ("1990s", "199X", "1990-01-01", "1999-12-31"),
        ("1990년대", "199X", "1990-01-01", "1999-12-31"),
        ("199-", "199X", "1990-01-01", "1999-12-31"),
        ("19--", "19XX", "1900-01-01", "1999-12-31"),
        ("19th century", "18XX", "1800-01-01", "1899-12-31"),
        ("20세기", "19XX", "1900-01-01", "1999-12-31"),
        ("25/12/2020", "2020-12-25", "2020-12-25", "2020-12-25"),
        ("12/25/2020", "2020-12-25", "2020-12-25", "2020-12-25"),
        ("05/05/2020", "2020-05-05", "2020-05-05", "2020-05-05"),
        ("5.4.2020", "2020-04-05", "2020-04-05", "2020-04-05"),
        ("2020.04.05", "2020-04-05", "2020-04-05", "2020-04-05"),
        ("20200405", "2020-04-05", "2020-04-05", "2020-04-05"),
        ("January 1st, 2016", "2016-01-01", "2016-01-01", "2016-01-01"),
        ("8 Sept. 2016", "2016-09-08", "2016-09-08", "2016-09-08"),
        ("August 2016", "2016-08", "2016-08-01", "2016-08-31"),
        ("13 апреля 2020 г.", "2020-04-13", "2020-04-13", "2020-04-13"),
        ("พ.ศ. 2568", "2025", "2025-01-01", "2025-12-31"),
        ("13 เมษายน พ.ศ. ๒๕๖๘", "2025-04-13", "2025-04-13", "2025-04-13"),
        ("B.E. 2568", "2025", "2025-01-01", "2025-12-31"),
        ("15 มกราคม 2563", "2020-01-15", "2020-01-15", "2020-01-15"),
        ("๒๕๖๓", "2020", "2020-01-01", "2020-12-31"),
        ("มกราคม 2562 - มีนาคม 2563", "2019-01/2020-03", "2019-01-01", "2020-03-31"),
        ("昭和53年", "1978", "1978-01-01", "1978-12-31"),
        ("令和元年5月1日", "2019-05-01", "2019-05-01", "2019-05-01"),
        ("Shōwa 53", "1978", "1978-01-01", "1978-12-31"),
        ("2016年3月5日", "2016-03-05", "2016-03-05", "2016-03-05"),
        ("2016년 3월", "2016-03", "2016-03-01", "2016-03-31"),
        ("民國98年", "2009", "2009-01-01", "2009-12-31"),
        ("단기 4351년", "2018", "2018-01-01", "2018-12-31"),
        ("２０１６", "2016", "2016-01-01", "2016-12-31"),
        ("c1992", "1992", "1992-01-01", "1992-12-31"),
        ("before 1950", "../1950", None, "1950-12-31"),
        ("since 1990", "1990/..", "1990-01-01", None),
        ("1990-", "1990/..", "1990-01-01", None),
        ("1990-present", "1990/..", "1990-01-01", None),
        ("between 1920 and 1925", "1920/1925", "1920-01-01", "1925-12-31"),
        ("1990-95", "1990/1995", "1990-01-01", "1995-12-31"),
        ("1990/91", "1990/1991", "1990-01-01", "1991-12-31"),
        ("1990s-2000s", "199X/200X", "1990-01-01", "2009-12-31"),
        ("2018-05-XX", "2018-05-XX", "2018-05-01", "2018-05-31"),
        ("Spring 2018", "2018-21", "2018-01-01", "2018-12-31"),
        ("2018-21", "2018-21", "2018-01-01", "2018-12-31"),
        ("late 19th century", "18XX", "1800-01-01", "1899-12-31"),
        ("XIX век", "18XX", "1800-01-01", "1899-12-31"),
        ("19-р зуун", "18XX", "1800-01-01", "1899-12-31"),
        ("thế kỷ XIX", "18XX", "1800-01-01", "1899-12-31"),
        ("ca. May 1920", "1920-05~", "1920-05-01", "1920-05-31"),
        ("1920년경", "1920~", "1920-01-01", "1920-12-31"),
        ("13–15 April 2025", "2025-04-13/2025-04-15", "2025-04-13", "2025-04-15"),
        ("April 13–15, 2025", "2025-04-13/2025-04-15", "2025-04-13", "2025-04-15"),
        ("13 April – 2 May 2025", "2025-04-13/2025-05-02", "2025-04-13", "2025-05-02"),
        ("2025.4.13~4.15", "2025-04-13/2025-04-15", "2025-04-13", "2025-04-15"),
        ("2025年4月13日-15日", "2025-04-13/2025-04-15", "2025-04-13", "2025-04-15"),
        ("5 Mac 2018", "2018-03-05", "2018-03-05", "2018-03-05"),
        ("2018 оны 3 сарын 5-ны өдөр", "2018-03-05", "2018-03-05", "2018-03-05"),
        ("5-mart 2018-yil", "2018-03-05", "2018-03-05", "2018-03-05"),
        ("2018 жылғы 5 наурыз", "2018-03-05", "2018-03-05", "2018-03-05"),
        ("ngày 2 tháng 9 năm 1945", "1945-09-02", "1945-09-02", "1945-09-02"),
        ("ថ្ងៃទី ៥ ខែ មីនា ឆ្នាំ ២០១៨", "2018-03-05", "2018-03-05", "2018-03-05"),
        ("5 မတ် 2018", "2018-03-05", "2018-03-05", "2018-03-05"),
        ("5 मार्च 2018", "2018-03-05", "2018-03-05", "2018-03-05"),
        ("2004년 5월 5일(수)", "2004-05-05", "2004-05-05", "2004-05-05"),
        ("2004年5月5日（水曜日） 12:30", "2004-05-05", "2004-05-05", "2004-05-05"),
        ("2025.4.13(일)~4.15(화)", "2025-04-13/2025-04-15", "2025-04-13", "2025-04-15"),
        ("Wednesday, 5 May 2004", "2004-05-05", "2004-05-05", "2004-05-05"),
        ("2004/5/5 12:30", "2004-05-05", "2004-05-05", "2004-05-05"),
        ("5 May 2004 10:00 – 18:00", "2004-05-05", "2004-05-05", "2004-05-05"),
        ("2024-02-01 15:22:47 -0800", "2024-02-01", "2024-02-01", "2024-02-01"),
        ("2024-02-01 15:22:47 UTC", "2024-02-01", "2024-02-01", "2024-02-01"),
        ("2024-02-01 15:22:47+09:00", "2024-02-01", "2024-02-01", "2024-02-01"),
        ("2012-06-01-2016-06-02", "2012-06-01/2016-06-02", "2012-06-01", "2016-06-02"),
        ("20040505T120000Z", "2004-05-05", "2004-05-05", "2004-05-05"),
        ("05/2004", "2004-05", "2004-05-01", "2004-05-31"),
        ("05.2004", "2004-05", "2004-05-01", "2004-05-31"),
        ("the 1950s", "195X", "1950-01-01", "1959-12-31"),
        ("2nd half of the 19th century", "18XX", "1800-01-01", "1899-12-31"),
        ("1984~/2004-06", "1984~/2004-06", "1984-01-01", "2004-06-30"),
        ("2004-06-01~/2004-06-20?", "2004-06-01~/2004-06-20?", "2004-06-01", "2004-06-20"),
        ("1985-04-12/", "1985-04-12/", "1985-04-12", None),
        ("/1985-04-12", "/1985-04-12", None, "1985-04-12"),
        ("1985-?", "1985/", "1985-01-01", None),
        ("?-1985", "/1985", None, "1985-12-31"),
        ("1985/unknown", "1985/", "1985-01-01", None),
        ("open/2005", "../2005", None, "2005-12-31"),
        ("[..1760-12-03]", "../1760-12-03", None, "1760-12-03"),
        ("{1983..}", "1983/..", "1983-01-01", None),
        ("[1667..1670]", "1667/1670", "1667-01-01", "1670-12-31"),
        ("1900 or 1901", "1900/1901", "1900-01-01", "1901-12-31"),
        ("[not after 1920]", "../1920", None, "1920-12-31"),
        ("not before 1920", "1920/..", "1920-01-01", None),
        ("pre-1945", "../1945", None, "1945-12-31"),
        ("post 1945", "1945/..", "1945-01-01", None),
        ("1990 or later", "1990/..", "1990-01-01", None),
        ("1990 or earlier", "../1990", None, "1990-12-31"),
        ("1920-30s", "192X/193X", "1920-01-01", "1939-12-31"),
        ("c. 1920–30s", "192X/193X", "1920-01-01", "1939-12-31"),
        ("1960~70년대", "196X/197X", "1960-01-01", "1979-12-31"),
        ("1970-80年代", "197X/198X", "1970-01-01", "1989-12-31"),
        ("1970–80-е годы", "197X/198X", "1970-01-01", "1989-12-31"),
        ("1950-1960s", "195X/196X", "1950-01-01", "1969-12-31"),
        ("1970-е годы", "197X", "1970-01-01", "1979-12-31"),
        ("1930-х гг.", "193X", "1930-01-01", "1939-12-31"),
        ("1950-an", "195X", "1950-01-01", "1959-12-31"),
        ("những năm 1950", "195X", "1950-01-01", "1959-12-31"),
        ("1950'li yıllar", "195X", "1950-01-01", "1959-12-31"),
        ("1990-ээд он", "199X", "1990-01-01", "1999-12-31"),
        ("20世纪50年代", "195X", "1950-01-01", "1959-12-31"),
        ("二十世紀五十年代", "195X", "1950-01-01", "1959-12-31"),
        ("19th–20th century", "18XX/19XX", "1800-01-01", "1999-12-31"),
        ("late 19th – early 20th century", "18XX/19XX", "1800-01-01", "1999-12-31"),
        ("19-20세기", "18XX/19XX", "1800-01-01", "1999-12-31"),
        ("XIX–XX вв.", "18XX/19XX", "1800-01-01", "1999-12-31"),
        ("конец XIX — начало XX века", "18XX/19XX", "1800-01-01", "1999-12-31"),
        ("нач. XX в.", "19XX", "1900-01-01", "1999-12-31"),
        ("вторая половина XIX века", "18XX", "1800-01-01", "1899-12-31"),
        ("thế kỷ 18-19", "17XX/18XX", "1700-01-01", "1899-12-31"),
        ("ХІХ ғасыр", "18XX", "1800-01-01", "1899-12-31"),
        ("19वीं शताब्दी", "18XX", "1800-01-01", "1899-12-31"),
        ("১৯ শতক", "18XX", "1800-01-01", "1899-12-31"),
        ("19ஆம் நூற்றாண்டு", "18XX", "1800-01-01", "1899-12-31"),
        ("19 වන සියවස", "18XX", "1800-01-01", "1899-12-31"),
        ("قرن ۱۹ میلادی", "18XX", "1800-01-01", "1899-12-31"),
        ("19th century CE", "18XX", "1800-01-01", "1899-12-31"),
        ("1978年（昭和53年）", "1978", "1978-01-01", "1978-12-31"),
        ("1978(昭和53)年3月", "1978-03", "1978-03-01", "1978-03-31"),
        ("昭和53年(1978)", "1978", "1978-01-01", "1978-12-31"),
        ("民國98年5月(2009)", "2009-05", "2009-05-01", "2009-05-31"),
        ("2016年3月上旬", "2016-03", "2016-03-01", "2016-03-31"),
        ("二零零八年", "2008", "2008-01-01", "2008-12-31"),
        ("05.05.2004 г.", "2004-05-05", "2004-05-05", "2004-05-05"),
        ("1921-24 гг.", "1921/1924", "1921-01-01", "1924-12-31"),
        ("கி.பி. 1950", "1950", "1950-01-01", "1950-12-31"),
        ("১৯৫০ খ্রিস্টাব্দ", "1950", "1950-01-01", "1950-12-31"),
        ("МЭ 1206 он", "1206", "1206-01-01", "1206-12-31"),
        ("2004م", "2004", "2004-01-01", "2004-12-31"),
        ("12 اپریل ۲۰۰۴ء", "2004-04-12", "2004-04-12", "2004-04-12"),
        ("སྤྱི་ལོ་༢༠༠༤", "2004", "2004-01-01", "2004-12-31"),
        ("༢༠༠༤ ལོ", "2004", "2004-01-01", "2004-12-31"),
        ("2004 ஆம் ஆண்டு", "2004", "2004-01-01", "2004-12-31"),
        ("5 майи соли 2010", "2010-05-05", "2010-05-05", "2010-05-05"),
    ],
)
def test_a_date_is_read_with_its_days(text: str, edtf: str, begin: str | None, end: str | None) -> None:
    assert read(text)[:3] == (edtf, begin, end)


@pytest.mark.parametrize(
    ("text", "edtf", "calendar"),
    [
        ("พ.ศ. 2480", "1937-04/1938-03", "thai"),
        ("13 มกราคม พ.ศ. 2480", "1938-01-13", "thai"),
        ("พ.ศ. 2483", "1940-04/1940-12", "thai"),
        ("พ.ศ. 2560-2562", "2017/2019", "thai"),
        ("พุทธศตวรรษที่ 24", "1758/1857", "buddhist"),
        ("ພ.ສ. 2560", "2017", "buddhist"),
        ("ព.ស. ២៥៦០", "2017", "buddhist"),
        ("۱ فروردین ۱۳۹۷", "2018-03-21", "persian"),
        ("1 Hamal 1403", "2024-03-20", "persian"),
        ("فروردین ۱۳۹۷", "2018-03-21/2018-04-20", "persian"),
        ("1399 هجری شمسی", "2020-03-20/2021-03-20", "persian"),
        ("1397-1398 AP", "2018-03-21/2020-03-19", "persian"),
        ("1 Ramadan 1445", "2024-03-11~", "islamic"),
        ("1445/09/01 AH", "2024-03-11~", "islamic"),
        ("١٤٤٥ هـ", "2023-07-19~/2024-07-07~", "islamic"),
        ("वि.सं. २०७५", "2018-04/2019-04", "bikram"),
        ("वि.सं. २०७५ बैशाख १ गते", "2018-04/2018-05", "bikram"),
        ("১৪২৫ বঙ্গাব্দ", "2018-04/2019-04", "bengali"),
        ("Myanmar Era 1380", "2018-04/2019-04", "burmese"),
        ("昭和64年1月7日", "1989-01-07", "showa"),
        ("昭和53年-55年", "1978/1980", "showa"),
        ("明治5年3月", "1872", "lunisolar"),
        ("明治6年3月5日", "1873-03-05", "meiji"),
        ("民國113年5月2日", "2024-05-02", "minguo"),
        ("光緒二十年", "1894", "guangxu"),
        ("세종 25년", "1443", "sejong"),
        ("광무 3년 5월 2일", "1899-05-02", "gwangmu"),
        ("Tự Đức 10", "1857", "tu-duc"),
        ("음력 1978년 1월 15일", "1978", "lunisolar"),
        ("ร.ศ. 112", "1893-04/1894-04", "rattanakosin"),
        ("จ.ศ. 1200", "1838-04/1839-04", "burmese"),
        ("1445 H", "2023-07-19~/2024-07-07~", "islamic"),
        ("۱۴۲۵ھ", "2004-02-22~/2005-02-09~", "islamic"),
        ("۱۴۲۵ق", "2004-02-22~/2005-02-09~", "islamic"),
        ("۱۳۹۹ش", "2020-03-20/2021-03-20", "persian"),
        ("清康熙二十年", "1681", "kangxi"),
        ("昭和50年代", "1975/1984", "showa"),
        ("明治三十年代", "1897/1906", "meiji"),
        ("พุทธศตวรรษที่ 24-25", "1758/1957", "buddhist"),
        ("農曆1978年12月8日", "1978/1979", "lunisolar"),
    ],
)
def test_a_date_of_another_calendar_is_converted_as_far_as_is_certain(text: str, edtf: str, calendar: str) -> None:
    found = read(text)
    assert isinstance(found, Span)
    assert (found.edtf, found.note) == (edtf, calendar)


@pytest.mark.parametrize(
    ("text", "failure"),
    [
        ("2023-02-31", "invalid"),
        ("31 February 2023", "invalid"),
        ("2023-13", "invalid"),
        ("0000", "invalid"),
        ("1995/1990", "invalid"),
        ("2020-02-30/2020-03-01", "invalid"),
        ("05/04/2020", "ambiguous"),
        ("昭和65年", "invalid"),
        ("มกราคม พ.ศ. 2483", "invalid"),
        ("31 Esfand 1399", "invalid"),
        ("Ramadan 2024", "unknown"),
        ("BS 1425", "unknown"),
        ("२०७५ बैशाख १ गते", "unknown"),
        ("-1990", "unknown"),
        ("2020 2021", "unknown"),
        ("mayor 2018", "unknown"),
        ("5 May", "unknown"),
        ("undated", "unknown"),
        ("NO_RESTRICTION", "unknown"),
        ("Smarch 2020", "unknown"),
        ("999999999-99-99", "unknown"),
        ("昭和53年(1980)", "ambiguous"),
        ("[1667,1668,1670..1672]", "unknown"),
        ("13th century AH", "unknown"),
        ("s1950", "unknown"),
        ("МЭӨ 1206 он", "unknown"),
        ("கி.மு. 1950", "unknown"),
        ("б.з.д. 1200", "unknown"),
        ("公元前1200年", "unknown"),
        ("1200 до н.э.", "unknown"),
        ("1200 BCE", "unknown"),
        ("", "unknown"),
        ("/", "unknown"),
    ],
)
def test_what_is_no_date_or_has_two_readings_is_not_read(text: str, failure: str) -> None:
    assert read(text) == failure


@pytest.mark.parametrize(
    ("text", "country", "languages", "edtf", "calendar"),
    [
        ("1399/05/12", "IR", (), "2020-08-02", "persian"),
        ("1399/02/31", "IR", (), "2020-05-20", "persian"),
        ("1399-5-1", "AF", ("en",), "2020-07-22", "persian"),
        ("13990512", "IR", (), "2020-08-02", "persian"),
        ("1399-05-12T00:00:00", "IR", (), "2020-08-02", "persian"),
        ("1399/05", "IR", (), "2020-07-22/2020-08-21", "persian"),
        ("1399", "IR", (), "2020-03-20/2021-03-20", "persian"),
        ("1399 (2020)", "IR", (), "2020-03-20/2021-03-20", "persian"),
        ("1398-1399", "IR", (), "2019-03-21/2021-03-20", "persian"),
        ("1398-99", "IR", (), "2019-03-21/2021-03-20", "persian"),
        ("ca. 1350", "AF", (), "1971-03-21~/1972-03-20~", "persian"),
        ("1399/05/12", "FR", ("ps",), "2020-08-02", "persian"),
        ("۱۳۹۹/۰۵/۱۲", "DE", (), "2020-08-02", "persian"),
        ("۱۳۹۹", "DE", ("fa",), "2020-03-20/2021-03-20", "persian"),
        ("2563/05/12", "TH", (), "2020-05-12", "thai"),
        ("2480-01-13", "TH", (), "1938-01-13", "thai"),
        ("2563", "US", ("th",), "2020", "thai"),
        ("2560-2562", "TH", (), "2017/2019", "thai"),
        ("2560", "LA", (), "2017", "buddhist"),
        ("២៥៦០", "FR", (), "2017", "buddhist"),
        ("໒໕໖໐", "FR", (), "2017", "buddhist"),
    ],
)
def test_a_calendar_that_is_not_named_is_that_of_the_archive_the_digits_or_the_language(
    text: str, country: str, languages: tuple[str, ...], edtf: str, calendar: str
) -> None:
    found = read(text, Beside(country, languages))
    assert isinstance(found, Span)
    assert (found.edtf, found.note) == (edtf, calendar)


@pytest.mark.parametrize(
    ("text", "country", "languages", "found"),
    [
        ("1285", "IR", (), "ambiguous"),  # lunar until 1925
        ("1399", "GB", ("fa",), "ambiguous"),  # a Persian manuscript of 1399, or a book of 2020
        ("1350s", "IR", (), "ambiguous"),
        ("1399 (2018)", "IR", (), "ambiguous"),
        ("2568", "JP", ("ja",), "ambiguous"),
        ("1399/13/01", "IR", (), "invalid"),
        ("1399/12/31", "IR", (), "invalid"),
        ("1399/05/12", "KR", (), "1399-05-12"),
        ("1399/05/12", "PK", ("ur",), "1399-05-12"),
        ("۱۳۹۹", "PK", ("ur",), "1399"),
        ("2020/05/12", "IR", ("fa",), "2020-05-12"),
        ("AD 1399", "IR", ("fa",), "1399"),
        ("1399 AH", "IR", ("fa",), "1978-12-02~/1979-11-20~"),
        ("2010", "TH", ("th",), "2010"),
        ("2061", "NP", ("ne",), "2061"),
    ],
)
def test_what_nothing_says_is_not_taken_for_another_calendar(
    text: str, country: str, languages: tuple[str, ...], found: str
) -> None:
    one = read(text, Beside(country, languages))
    assert (one if isinstance(one, str) else one.edtf) == found


def test_the_archive_says_which_calendar_its_dates_are_of(make_partner: MakePartner, workspace: Workspace) -> None:
    step = dates(workspace, make_partner(country="IR"))
    draft = step(Draft({"issued": "1399/05/12", "founded": "1320"}, {"issued": "dc:date"}))
    assert draft.fields["issued"] == {
        "edtf": "2020-08-02", "begin": "2020-08-02", "end": "2020-08-02", "text": "1399/05/12"
    }  # fmt: skip
    assert draft.paths["issued"] == "dc:date (calendar: persian)"
    assert draft.fields["founded"]["begin"] == "1941-03-21"


TYPED = st.text("0123456789-/. ?~[]XcasthJuly年月日พศ昭和", max_size=24)
PARTS = ["1397", "2018", "5", "12", " ", "-", "–", "/", " to ", "~", "?", "ca. ", "May", "рамадан", "昭和", "元", "年",
         "月", "日", "AH", "พ.ศ.", "tháng", "ngày", "before ", "until ", "century", "XIX", "..", "음력", "spring", "s",
         "[", "]"]  # fmt: skip
ROWS = st.lists(st.sampled_from(PARTS), max_size=8).map("".join)


@given(st.text() | TYPED | ROWS | st.dates().map(str), st.sampled_from(["", "IR", "TH", "LA", "PK"]))
def test_reading_never_fails_and_reads_its_own_form_alike(text: str, country: str) -> None:
    found = read(text, Beside(country))
    if isinstance(found, Span):
        assert read(found.edtf)[:3] == found[:3]
        assert not found.begin or not found.end or found.begin <= found.end


def test_fields_become_dates_that_keep_their_text() -> None:
    fields: dict[str, Any] = {"issued": "ca. 1992", "designations": [{"list": "RL", "date": "2009"}], "founded": 1955}
    assert enrich(Draft(fields)).fields == {
        "issued": {"edtf": "1992~", "begin": "1992-01-01", "end": "1992-12-31", "text": "ca. 1992"},
        "designations": [
            {"list": "RL", "date": {"edtf": "2009", "begin": "2009-01-01", "end": "2009-12-31", "text": "2009"}}
        ],
        "founded": {"edtf": "1955", "begin": "1955-01-01", "end": "1955-12-31", "text": "1955"},
    }


@pytest.mark.parametrize(
    ("text", "rule", "severity"),
    [
        ("2023-02-31", "date.invalid", "flag"),
        ("05/04/2020", "date.ambiguous", "flag"),
        ("undated", "date.unknown", "info"),
    ],
)
def test_what_is_not_read_keeps_its_text_and_is_noted(text: str, rule: str, severity: str) -> None:
    draft = enrich(Draft({"issued": text}))
    assert draft.fields == {"issued": {"text": text}}
    assert [(r.rule, r.severity, r.field, r.excerpt) for r in draft.reasons] == [(rule, severity, "issued", text)]


def test_the_end_of_a_span_comes_from_where_the_span_stands() -> None:
    paths = enrich(Draft({"start": "2025-04-13/2025-04-15"}, {"start": "dc:date"})).paths
    assert paths == {"start": "dc:date", "end": "dc:date"}


def test_an_event_begins_and_ends_with_its_span() -> None:
    assert enrich(Draft({"start": "2025-04-13/2025-04-15"})).fields == {
        "start": {"edtf": "2025-04-13", "begin": "2025-04-13", "end": "2025-04-13", "text": "2025-04-13/2025-04-15"},
        "end": {"edtf": "2025-04-15", "begin": "2025-04-15", "end": "2025-04-15", "text": "2025-04-13/2025-04-15"},
    }


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("文久3年", "1863"), ("宝永4年", "1707"), ("元治2年", "1865"),
        ("天明元年", "1781"), ("嘉靖元年", "1522"), ("崇禎17年", "1644"),
        ("조선 성종 5년", "1474"), ("연산군 10년", "1504"), ("Đồng Khánh 2", "1887"),
    ],
)  # fmt: skip
def test_eras_from_genroku_and_hongwu_on_follow_one_another(text: str, year: str) -> None:
    assert enrich(Draft({"issued": text})).fields["issued"]["edtf"] == year


@pytest.mark.parametrize(
    ("kind", "fields", "kept"),
    [
        ("news", {"start": "2025-04-13", "published_at": "2025-04-13"}, ["published_at"]),
        ("call-for-papers", {"start": "2025", "end": "2026", "published_at": "2025/2026"}, ["published_at"]),
        (
            "festival",
            {"start": "2025-04-13", "end": "2025-04-15", "published_at": "2025-04-13/2025-04-15"},
            ["start", "end"],
        ),
        (None, {"start": "2025-04-13", "published_at": "2025-04-13"}, ["start"]),
        ("festival", {"start": "2025-04-13", "published_at": "2025-03-01"}, ["start", "published_at"]),
        ("notice", {"start": "2025-04-13", "published_at": "2025-03-01"}, ["start", "published_at"]),
        ("news", {"published_at": "2025-04-13"}, ["published_at"]),
    ],
)
def test_one_date_says_when_it_appeared_or_when_it_is_held(kind: str | None, fields: Any, kept: list[str]) -> None:
    draft = enrich(Draft({"type": "NewsEvent", **({"kind": kind} if kind else {}), **fields}))
    assert [field for field in ("start", "end", "published_at") if field in draft.fields] == kept


def test_an_end_before_the_start_keeps_its_text_only() -> None:
    draft = enrich(Draft({"start": "2025-08-20", "end": "2025-07-20"}))
    assert draft.fields["end"] == {"text": "2025-07-20"}
    assert [(r.rule, r.severity, r.field) for r in draft.reasons] == [("date.end_before_start", "quarantine", "end")]


def test_an_end_in_the_month_of_the_start_is_no_mistake() -> None:
    assert enrich(Draft({"start": "2025-08-20", "end": "2025-08"})).reasons == []


def test_a_date_for_machines_keeps_the_words_beside_it() -> None:
    stated = {"edtf": "1905/2012", "text": "from the founding to the close"}
    found = {**stated, "begin": "1905-01-01", "end": "2012-12-31"}
    assert enrich(Draft({"issued": dict(stated)})).fields == {"issued": found}
    assert enrich(Draft({"issued": dict(found)})).fields == {"issued": found}


def test_a_date_for_machines_that_is_none_leaves_the_words() -> None:
    draft = enrich(Draft({"issued": {"edtf": "2001/1999", "text": "turn of the century"}}))
    assert draft.fields == {"issued": {"text": "turn of the century"}}
    assert [reason.rule for reason in draft.reasons] == ["date.invalid"]


@given(st.integers(1277, 1501), st.integers(1, 12))
def test_iranian_months_begin_when_the_one_before_has_ended(year: int, month: int) -> None:
    entry = {"kind": "persian"}
    this, following = (
        converted(entry, (year, month, None)),
        converted(entry, (year + month // 12, month % 12 + 1, None)),
    )
    assert isinstance(this, Span) and isinstance(following, Span)
    assert this.end == (date.fromisoformat(str(following.begin)) - timedelta(days=1)).isoformat()


def festivals(folder: Path, country: str, name: str) -> list[date]:
    path = next((folder / "ich" / "pypi__holidays").glob("*.jsonl.gz"))
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    named = [row for row in rows if row["country"] == country and row["name"].get("en_US") == name]
    return [date.fromisoformat(row["date"]) for row in named]


def test_nowruz_is_the_first_day_of_the_iranian_year(shared_data: Path) -> None:
    days = festivals(shared_data, "IR", "Nowruz")
    assert [read(f"1 Farvardin {day.year - 621}")[1] for day in days] == [day.isoformat() for day in days]
    assert len(days) == 4


def test_ramadan_begins_within_a_day_of_the_tabular_month(shared_data: Path) -> None:
    days = festivals(shared_data, "AF", "First Day of Ramadan")
    found = [date.fromisoformat(str(read(f"1 Ramadan {day.year - 579}")[1])) for day in days]
    assert [day for day, tabular in zip(days, found, strict=True) if abs((day - tabular).days) > 1] == []
    assert len(days) == 2


def test_a_lunisolar_day_is_noted_and_a_converted_date_says_its_calendar() -> None:
    draft = enrich(Draft({"issued": "음력 1978년 1월 15일", "founded": "พ.ศ. 2560"}, {"founded": "column year"}))
    assert draft.fields["issued"]["edtf"] == "1978"
    assert [(reason.rule, reason.severity, reason.field) for reason in draft.reasons] == [
        ("date.lunisolar", "info", "issued")
    ]
    assert draft.paths == {"issued": "(calendar: lunisolar)", "founded": "column year (calendar: thai)"}
