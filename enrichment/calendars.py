"""Years of other calendars as Gregorian years, where the text says which calendar it is.

Buddhist era (Thailand, Cambodia, Laos: Gregorian + 543), Japanese eras since Meiji, the Korean Dangi era (+ 2333)
and the Republic of China era (- 1911). Months and days in these texts are Gregorian already.
"""

import re
import unicodedata

_ERAS = {
    "明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "民國": 1911, "民国": 1911, "meiji": 1867,
    "taisho": 1911, "taishō": 1911, "showa": 1925, "shōwa": 1925, "heisei": 1988, "reiwa": 2018,
}  # fmt: skip
_ERA = re.compile(rf"({'|'.join(_ERAS)})\s*(元|\d{{1,2}})(?=\D|$)", re.I)
_BUDDHIST = re.compile(r"(?:พ\.\s?ศ\.?|พุทธศักราช|ព\.\s?ស\.?|ພ\.\s?ສ\.?|\bB\.?E\.?)\s*(2[3-6]\d\d)(?!\d)")
_COMMON = re.compile(r"(?:ค\.\s?ศ\.?|คริสต์ศักราช|គ\.\s?ស\.?|ຄ\.\s?ສ\.?)\s*(?=\d{4})")
_DANGI = re.compile(r"(?:단기|檀紀)\s*(4[2-4]\d\d)(?!\d)")

_MONTHS = (
    "january jan января มกราคม ม.ค.", "february feb февраля กุมภาพันธ์ ก.พ.",
    "march mar марта มีนาคม มี.ค.", "april apr апреля เมษายน เม.ย.", "may мая พฤษภาคม พ.ค.",
    "june jun июня มิถุนายน มิ.ย.", "july jul июля กรกฎาคม ก.ค.", "august aug августа สิงหาคม ส.ค.",
    "september sep sept сентября กันยายน ก.ย.", "october oct октября ตุลาคม ต.ค.",
    "november nov ноября พฤศจิกายน พ.ย.", "december dec декабря ธันวาคม ธ.ค.",
)  # fmt: skip
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
"""Names of months in English, Russian (genitive) and Thai, folded."""


def gregorian(text: str) -> str:
    """The text with its years in the Gregorian calendar and its digits in ASCII."""
    text = _digits(text)
    text = _BUDDHIST.sub(lambda found: str(int(found[1]) - 543), _COMMON.sub("", text))
    text = _DANGI.sub(lambda found: str(int(found[1]) - 2333), text)
    return _ERA.sub(_era, text)


def _era(found: re.Match[str]) -> str:
    year = 1 if found[2] == "元" else int(found[2])
    return str(_ERAS[found[1].lower()] + year)


def _digits(text: str) -> str:
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in unicodedata.normalize("NFKC", text))
