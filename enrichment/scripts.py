"""The script in which a text is written (ISO 15924), by the Unicode blocks of its letters."""

import re
from collections import Counter
from functools import cache, lru_cache

_BLOCKS = {
    "Cyrl": "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f",
    "Arab": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff",
    "Hani": "\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff",
    "Kana": "\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f",
    "Hang": "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff",
    "Thai": "\u0e00-\u0e7f", "Laoo": "\u0e80-\u0eff", "Khmr": "\u1780-\u17ff\u19e0-\u19ff",
    "Mymr": "\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f", "Tibt": "\u0f00-\u0fff", "Mong": "\u1800-\u18af",
    "Deva": "\u0900-\u097f\ua8e0-\ua8ff", "Beng": "\u0980-\u09ff", "Guru": "\u0a00-\u0a7f", "Gujr": "\u0a80-\u0aff",
    "Orya": "\u0b00-\u0b7f", "Taml": "\u0b80-\u0bff", "Telu": "\u0c00-\u0c7f", "Knda": "\u0c80-\u0cff",
    "Mlym": "\u0d00-\u0d7f", "Sinh": "\u0d80-\u0dff", "Thaa": "\u0780-\u07bf", "Hebr": "\u0590-\u05ff",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff", "Armn": "\u0530-\u058f", "Geor": "\u10a0-\u10ff\u1c90-\u1cbf",
    "Ethi": "\u1200-\u139f", "Cham": "\uaa00-\uaa5f", "Bali": "\u1b00-\u1b7f", "Java": "\ua980-\ua9df",
    "Sund": "\u1b80-\u1bbf", "Olck": "\u1c50-\u1c7f", "Mtei": "\uabc0-\uabff", "Talu": "\u1980-\u19df",
    "Lana": "\u1a20-\u1aaf", "Bugi": "\u1a00-\u1a1f", "Yiii": "\ua000-\ua4cf", "Tglg": "\u1700-\u171f",
    "Syrc": "\u0700-\u074f",
}  # fmt: skip
_OTHER = re.compile(f"[{''.join(_BLOCKS.values())}]+")
_BLOCK = {script: re.compile(f"[{block}]") for script, block in _BLOCKS.items()}
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_SAMPLE = 160


def script_of(text: str) -> str | None:
    """The script of most letters: `Latn`, `Cyrl`, `Hani`, `Kana` for Japanese, `Hang` for Korean; None without any."""
    if text.isascii():
        return "Latn" if _LATIN.search(text) else None
    sample = text[:_SAMPLE]
    found = _OTHER.search(sample)
    if found and not _elsewhere(script := _script(found[0][0])).search(sample):
        return script
    others = "".join(_OTHER.findall(sample))
    latin = len(_LATIN.findall(sample)) if 3 * len(others) < len(sample) else 0
    if latin > 2 * len(others) or not others:
        return "Latn" if latin else None
    return _most(Counter(map(_script, others[:60])))


@cache
def _elsewhere(script: str) -> re.Pattern[str]:
    """A letter that is none of this script."""
    return re.compile(rf"[^\W\d_{_BLOCKS[script]}]")


def _most(counts: Counter[str]) -> str:
    for script in ("Kana", "Hang"):
        if script in counts:
            counts[script] += counts.pop("Hani", 0)
    return counts.most_common(1)[0][0]


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    return next(script for script, block in _BLOCK.items() if block.match(letter))


def letters(text: str) -> int:
    """How many letters a text has, of any script."""
    return sum(map(str.isalpha, text))


_SIMPLIFIED = frozenset(
    "国华传统艺剧乐员会学术东车马鸟鱼门问间闻时书长见说话语词诗读写汉丝绣织纸画龙风飞节庆舞戏坏声响儿个们从众优价"
    "无为与义习乡买卖农业产两严丧丰临举么书云亚产亲历压厅县发变号叶听启图团园围场块坚处备复头实宝对导岁币师帮广应庙归当录忆态总恋"
    "战护报担择挂损换据摆敌数断旧显晓权条来杨极构枪柜标样树桥梦检横欢欧残毕气汤沟泪泽洁测济浏浓涂涛润满滨灯灵灾炉点烟烧热爱爷"
)
_TRADITIONAL = frozenset(
    "國華傳統藝劇樂員會學術東車馬鳥魚門問間聞時書長見說話語詞詩讀寫漢絲繡織紙畫龍風飛節慶戲壞聲響兒個們從眾優價"
    "無為與義習鄉買賣農業產兩嚴喪豐臨舉麼雲亞親歷壓廳縣發變號葉聽啟圖團園圍場塊堅處備復頭實寶對導歲幣師幫廣應廟歸當錄憶態總戀"
    "戰護報擔擇掛損換據擺敵數斷舊顯曉權條來楊極構槍櫃標樣樹橋夢檢橫歡歐殘畢氣湯溝淚澤潔測濟瀏濃塗濤潤滿濱燈靈災爐點煙燒熱愛爺粵"
)
_ONLY_SIMPLIFIED = _SIMPLIFIED - _TRADITIONAL
_ONLY_TRADITIONAL = _TRADITIONAL - _SIMPLIFIED


def han_form(text: str) -> str | None:
    """`Hans` or `Hant` where the characters of one form only occur; None where they do not tell."""
    simplified, traditional = not _ONLY_SIMPLIFIED.isdisjoint(text), not _ONLY_TRADITIONAL.isdisjoint(text)
    if simplified == traditional:
        return None
    return "Hans" if simplified else "Hant"
