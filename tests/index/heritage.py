"""Sample Items in many languages, each with a word from the middle of its text that must find it."""

from typing import Any

from index.documents import document

Item = dict[str, Any]

# tag, country, title, description, a word inside the title, a word inside the description
TEXTS = [
    ("en", "FJ", "Masi, the barkcloth of Fiji", "Women beat the bark of the mulberry.", "barkcloth", "mulberry"),
    ("ko", "KR", "강릉 단오제와 산신제", "대관령에서 산신에게 제사를 지내고 국사성황을 모신다.", "단오제", "국사성황"),
    ("ja", "JP", "高千穂の夜神楽", "集落の人々が夜を徹して三十三番の神楽を奉納する。", "夜神楽", "奉納"),
    ("zh-Hans", "CN", "古琴艺术", "古琴有三千多年的历史，是文人修身的乐器。", "琴艺", "修身"),
    ("zh-Hant", "HK", "長洲太平清醮", "居民搭起包山並舉行會景巡遊。", "太平清醮", "會景巡遊"),
    ("th", "TH", "โนรา ละครรำทางภาคใต้", "การแสดงมีเสียงร้องและดนตรีประกอบจากภาคใต้", "ละครรำ", "ดนตรี"),
    ("km", "KH", "ល្ខោនខោលវត្តស្វាយអណ្តែត", "អ្នករាំពាក់មុខសំដែងរឿងរាមកេរ្តិ៍", "វត្តស្វាយ", "រាមកេរ្តិ៍"),
    ("lo", "LA", "ດົນຕີແຄນຂອງຊົນເຜົ່າລາວ", "ຄົນເປົ່າແຄນຫຼິ້ນໃນງານບຸນຂອງບ້ານ", "ແຄນ", "ງານບຸນ"),
    ("my", "MM", "သင်္ကြန် နှစ်သစ်ကူးပွဲတော်", "မိသားစုများ ရေလောင်း၍ ကုသိုလ်ပြုကြသည်", "နှစ်သစ်ကူး", "ကုသိုလ်"),
    ("vi", "VN", "Nghệ thuật Ca trù của người Việt", "Ca nương gõ phách và hát thơ cổ.", "thuat", "phách"),
    ("hi", "IN", "रामलीला का पारम्परिक मंचन", "दशहरे पर गाँव के लोग रामायण खेलते हैं।", "पारम्परिक", "रामायण"),
    ("bn", "BD", "বাউল গান ও সাধনা", "গায়কেরা একতারা হাতে গ্রামে গ্রামে ঘোরেন।", "সাধনা", "একতারা"),
    ("fa", "IR", "نقالی و قصه‌گویی ایرانی", "نقال در قهوه‌خانه داستان‌های شاهنامه را می‌گوید.", "قصه‌گويي", "شاهنامه"),
    ("ar", "AE", "فن العازي الشعري", "يؤدي الشاعر القصيدة أمام صفوف من الرجال.", "العازي", "القصيده"),
    ("mn", "MN", "Морин хуурын уламжлалт хөгжим", "Хоёр чавхдастай хуур малчдын амьдрал.", "уламжлалт", "малчдын"),
    ("ta", "LK", "தெருக்கூத்து நாடகம்", "கலைஞர்கள் இரவு முழுவதும் மகாபாரதக் கதையை ஆடுகிறார்கள்.", "நாடகம்", "இரவு"),
    ("id", "ID", "Wayang kulit dari Jawa", "Dalang memainkan tokoh di balik layar hingga pagi.", "kulit", "memainkan"),
    ("bo", "CN", "བོད་ཀྱི་ལྷ་མོ", "འཁྲབ་སྟོན་པས་སྒྲུང་གཏམ་བཤད", "ལྷ་མོ", "སྒྲུང་གཏམ"),
    ("dv", "MV", "ބޮޑުބެރު ޖެހުން", "މީހުން އެއްވެގެން ލަވަކިޔައެވެ", "ޖެހުން", "ލަވަކިޔައެވެ"),
    ("to", "TO", "Lakalaka, tau'olunga mo e ta'anga", "Ko e hiva mo e haka ʻo Tonga.", "tauolunga", "hiva"),
    ("ne", "NP", "इन्द्रजात्रा पर्व", "काठमाडौंमा रथ तानिन्छ।", "पर्व", "रथ"),
    ("uz", "UZ", "Oʻzbek katta ashula", "Ashulachilar ovozini patnis bilan yo'naltiradi.", "o'zbek", "patnis"),
]  # fmt: skip


def _item(number: int, tag: str, country: str, title: str, description: str) -> Item:
    return {
        "id": f"i{number:02}",
        "type": ("Element", "Resource", "NewsEvent")[number % 3],
        "title": {tag: [title]},
        "description": {tag: [description]},
        "languages": [tag],
        "countries": [country, "KR"] if number % 5 == 0 and country != "KR" else [country],
        "domains": ["a", "b"] if number % 2 else ["e"],
        "members": [{"partner": ("mekong", "steppe")[number % 2], "identifier": str(number)}],
        "modified": f"2026-01-{number + 1:02}" if number % 4 else f"2025-12-31T{number:02}:00:00Z",
    }


ITEMS: list[Item] = [_item(n, tag, country, title, text) for n, (tag, country, title, text, _, _) in enumerate(TEXTS)]
ITEMS[0] |= {"designations": [{"list": "RL", "year": 2012}, {"list": "national"}]}
ITEMS[3] |= {"designations": [{"list": "Masterpiece", "year": 2003, "status": "removed"}, {"list": "RL", "year": 2008}]}
DOCUMENTS = [(item["id"], document(item)) for item in ITEMS]
WORDS = [(word, f"i{n:02}") for n, (*_, in_title, in_text) in enumerate(TEXTS) for word in (in_title, in_text)]
