"""Items in many scripts, made by us: what the store of the tests holds."""

from typing import Any

from ichlinks.store.items import item_id

Item = dict[str, Any]
MEDIA = "https://media.example"
BY = "http://creativecommons.org/licenses/by/4.0/"
IN_COPYRIGHT = "http://rightsstatements.org/vocab/InC/1.0/"
MEKONG = {"label": {"en": ["Mekong Archive"], "lo": ["ຫໍເກັບມໍລະດົກແມ່ນໍ້າຂອງ"]}, "uri": "https://mekong.example/"}
STEPPE = {"label": {"en": ["Steppe Register"], "mn-Cyrl": ["Талын бүртгэл"]}}
MOANA = {"label": {"en": ["Moana Archive"]}}

SEASONAL: dict[str, Any] = {
    "code": "tks",
    "name": {"en": ["TK Seasonal"], "mi": ["TK Wā"]},
    "text": {"en": ["Sung in the cold months only."], "mi": ["Ka waiatatia i te hōtoke anake."]},
    "community": "A village of Aotearoa",
    "uri": "https://localcontextshub.org/projects/1",
}


def of(partner: str, identifier: str) -> str:
    """The id of the Item that this record founds."""
    return item_id(partner, identifier)


def _item(partner: str, identifier: str, type_: str, title: dict[str, list[str]], **more: Any) -> Item:
    return {
        "id": of(partner, identifier),
        "type": type_,
        "title": title,
        "members": [{"partner": partner, "identifier": identifier}],
        **more,
    }


def heritage(media: str = MEDIA) -> list[Item]:
    """Every type, many scripts; `media` is where pictures and recordings are."""
    return [*_elements(media), *_resources(media), *_others()]


def _elements(media: str) -> list[Item]:
    return [
        _item(
            "mekong",
            "khaen",
            "Element",
            {"lo": ["ສຽງແຄນຂອງຊາວລາວ"], "en": ["Khaen music of the Lao people"], "lo-Latn": ["Siang khaen"]},
            alt_title={"en": ["Khene music"]},
            description={
                "en": ["The khaen is a mouth organ of bamboo pipes.\n\nIts drone accompanies singing at festivals."],
                "lo": ["ແຄນແມ່ນເຄື່ອງດົນຕີທີ່ເຮັດດ້ວຍໄມ້ໄຜ່."],
            },
            bearers={"en": ["Makers and players, from children to masters"]},
            transmission={"en": ["In families, and in the village bands that young people join"]},
            countries=["LA", "TH"],
            domains=["b", "c", "e"],
            languages=["lo"],
            places=[{"label": {"en": ["Vientiane"]}, "lat": 17.97, "lon": 102.6, "role": "practice"}],
            concepts=[
                {
                    "uri": "http://vocabularies.unesco.org/thesaurus/concept10982",
                    "label": {"en": ["Traditional music"]},
                    "scheme": "unesco-thesaurus",
                    "weight": "primary",
                },
                {"label": {"en": ["mouth organ"]}},
            ],
            communities=[{"name": {"en": ["Lao people"]}}],
            designations=[
                {"list": "RL", "year": 2017, "ref": "01296", "decision": "12.COM 11.b.21", "criteria": ["R.1", "R.2"]},
                {"list": "national", "year": 2014, "authority": "Ministry of Information, Culture and Tourism"},
            ],
            rights={"content": BY, "metadata": "http://creativecommons.org/publicdomain/zero/1.0/"},
            media=[
                {
                    "url": f"{media}/khaen-pipes.png",
                    "mime": "image/png",
                    "width": 1200,
                    "height": 900,
                    "credit": "A. V.",
                    "alt_text": {"en": ["Two rows of bamboo pipes"]},
                },
                {"url": f"{media}/khaen-drone.mp3", "mime": "audio/mpeg", "duration": 4.0},
                {"url": f"{media}/khaen-notes.pdf", "mime": "application/pdf", "rights": IN_COPYRIGHT},
                {"url": f"{media}/gone.png", "mime": "image/png", "checked": "dead"},
            ],
            landing_page="https://mekong.example/khaen",
            identifiers=[{"scheme": "unesco-ich", "value": "01296", "uri": "https://ich.unesco.org/en/RL/khaen-01296"}],
            relations=[
                {"type": "relation", "target": "onggi"},
                {"type": "is_part_of", "target": "Music of the Mekong"},
            ],
            data_provider=MEKONG,
            modified="2026-05-04T10:00:00Z",
        ),
        _item(
            "steppe",
            "khoomei",
            "Element",
            {"mn-Mong": ["ᠬᠥᠭᠡᠮᠡᠢ"], "mn-Cyrl": ["Хөөмий"], "en": ["Khöömei, overtone singing"]},
            description={
                "mn-Cyrl": ["Хөөмий бол Монголчуудын өвөрмөц дуулах урлаг юм."],
                "en": ["One singer holds a drone and shapes a melody of overtones above it."],
            },
            countries=["MN"],
            domains=["b", "d"],
            languages=["mn-Cyrl"],
            designations=[{"list": "RL", "year": 2010, "ref": "00396", "status": "inscribed"}],
            media=[{"url": f"{media}/shyrdak-horns.png", "mime": "image/png", "role": "thumb"}],
            rights={"content": BY},
            data_provider=STEPPE,
            modified="2026-04-01",
        ),
        _item(
            "steppe",
            "nowruz",
            "Element",
            {"fa": ["نوروز"], "uz-Latn": ["Navroʻz"], "ur": ["نوروز"], "en": ["Nawrouz"]},
            description={
                "fa": ["نوروز جشن آغاز بهار است و خانواده‌ها دور سفرهٔ هفت‌سین گرد می‌آیند."],
                "en": ["The new year."],
            },
            countries=["IR", "UZ", "AF", "TJ", "KG", "KZ", "IN", "PK", "TR", "TM", "MN"],
            states_parties=["IR", "UZ", "AF"],
            multinational=True,
            domains=["a", "c"],
            languages=["fa", "uz-Latn", "ur"],
            designations=[
                {"list": "RL", "year": 2009, "ref": "00282", "status": "removed"},
                {"list": "RL", "year": 2016, "ref": "01161", "status": "extended"},
            ],
            seasonality={"text": {"en": ["Spring equinox, about 21 March"]}},
            rights={"content": BY},
            data_provider=STEPPE,
            modified="2026-03-21",
        ),
        _item(
            "mekong",
            "onggi",
            "Element",
            {"ko": ["옹기장"], "ko-Latn": ["Onggijang"], "en": ["Onggi pottery"]},
            description={"ko": ["옹기는 흙으로 빚어 숨을 쉬는 그릇이다."]},
            countries=["KR"],
            domains=["e"],
            languages=["ko"],
            national_classification=[{"scheme": "국가무형유산", "code": "96", "label": {"ko": ["공예"]}}],
            media=[{"url": f"{media}/onggi-jars.png", "mime": "image/png", "width": 640, "height": 480}],
            rights={"content": BY},
            data_provider=MEKONG,
            modified="2026-02-11",
        ),
        _item(
            "moana",
            "masi",
            "Element",
            {"fj": ["Masi"], "en": ["Masi, Fijian barkcloth"]},
            description={"en": ["Women beat the inner bark of the paper mulberry to a thin white cloth."]},
            countries=["FJ"],
            domains=["c", "e"],
            sdgs=[5, 12],
            media=[{"url": f"{media}/masi-stencil.png", "mime": "image/png"}],
            rights={"statement": {"en": ["Ask the community before use"]}, "holder": "Women of Vatulele"},
            sensitivity={"level": "notice", "labels": ["tka"], "notices": ["traditional_knowledge"]},
            data_provider=MOANA,
            modified="2026-01-12",
        ),
        _item(
            "moana",
            "sacred-songs",
            "Element",
            {"mi": ["Waiata tapu"], "en": ["Sacred songs"]},
            description={"en": ["Songs for certain seasons only."]},
            countries=["NZ"],
            domains=["a", "b"],
            sensitivity={"level": "restricted", "labels": ["tks"], "label_texts": [SEASONAL]},
            media=[{"url": f"{media}/secret-song.mp3", "mime": "audio/mpeg"}],
            rights={"content": IN_COPYRIGHT},
            data_provider=MOANA,
            modified="2026-01-10",
        ),
    ]


def _resources(media: str) -> list[Item]:
    return [
        _item(
            "mekong",
            "phi-ta-khon",
            "Resource",
            {"th": ["หน้ากากผีตาโขน"], "en": ["Phi Ta Khon masks"]},
            resource_type="photo",
            description={"th": ["ภาพถ่ายหน้ากากที่ทำจากหวดนึ่งข้าวเหนียว"], "en": ["Masks made from rice steamers."]},
            countries=["TH"],
            creators=[{"name": {"th": ["สมชาย ใจดี"]}, "role": "photographer"}],
            issued={"edtf": "2019-06", "text": "มิถุนายน 2562"},
            about_elements=[{"uri": "khaen"}],
            media=[
                {"url": f"{media}/phi-ta-khon-mask-1.png", "mime": "image/png", "width": 800, "height": 600},
                {"url": f"{media}/phi-ta-khon-mask-2.png", "mime": "image/png", "width": 800, "height": 600},
            ],
            rights={"content": BY},
            data_provider=MEKONG,
            modified="2026-05-01",
        ),
        _item(
            "moana",
            "sand-film",
            "Resource",
            {"bi": ["Sandroing"], "en": ["Sand drawing, a film"]},
            resource_type="video",
            countries=["VU"],
            languages=["bi"],
            creators=[{"name": {"en": ["Vanuatu Cultural Centre"]}}],
            extent="1 film (12 min)",
            media=[
                {"url": f"{media}/sand-drawing.mp4", "mime": "video/mp4", "width": 640, "height": 360, "duration": 3.0},
                {"url": f"{media}/sand-drawing.png", "mime": "image/png", "role": "thumb"},
            ],
            rights={"content": BY},
            data_provider=MOANA,
            modified="2026-05-02",
        ),
        _item(
            "mekong",
            "jamdani-book",
            "Resource",
            {"bn": ["জামদানি বয়নশিল্প"], "en": ["The art of Jamdani weaving"]},
            resource_type="book",
            countries=["BD"],
            publisher={"bn": ["বাংলা একাডেমি"]},
            issued={"edtf": "2004"},
            extent="212 pages",
            series={"title": {"en": ["Crafts of Bengal"]}, "volume": "3"},
            identifiers=[
                {"scheme": "isbn", "value": "9789840752218"},
                {"scheme": "url", "value": f"https://mekong.example/{'jamdani' * 12}"},
            ],
            rights={"content": IN_COPYRIGHT},
            data_provider=MEKONG,
            modified="2026-04-20",
        ),
        _item(
            "mekong",
            "untitled-reel",
            "Resource",
            {"und": ["Reel 14"]},
            resource_type="audio",
            countries=["MM"],
            media=[{"url": f"{media}/reel-14.mp3", "mime": "audio/mpeg"}],
            rights={"content": "http://rightsstatements.org/vocab/CNE/1.0/"},
            data_provider=MEKONG,
            modified="2025-12-01",
        ),
    ]


def _others() -> list[Item]:
    return [
        _item(
            "steppe",
            "felt-guild",
            "Stakeholder",
            {"ky": ["Кийизчилер бирикмеси"], "en": ["Guild of felt makers"]},
            kind=["ngo", "community"],
            agent_type="organisation",
            countries=["KG"],
            contact={"email": "guild@felt.example", "url": "https://felt.example/"},
            founded={"edtf": "1998"},
            accreditation={"unesco_ngo": "90123", "year": 2012},
            activities={"en": ["Teaches felt making in six villages."]},
            rights={"content": BY},
            data_provider=STEPPE,
            modified="2026-04-10",
        ),
        _item(
            "mekong",
            "losar",
            "NewsEvent",
            {"dz": ["ལོ་གསར།"], "en": ["Losar in Paro"]},
            kind="festival",
            countries=["BT"],
            start={"edtf": "2027-02-07", "begin": "2027-02-07", "end": "2027-02-07"},
            end={"edtf": "2027-02-09"},
            venue={"name": {"en": ["Rinpung Dzong"]}},
            attendance_mode="offline",
            status="scheduled",
            organisers=[{"name": {"en": ["Paro district"]}}],
            rights={"content": BY},
            data_provider=MEKONG,
            modified="2026-05-03",
        ),
        _item(
            "moana",
            "khmer-call",
            "NewsEvent",
            {"km": ["ការអំពាវនាវ"], "my": ["စာတမ်းဖိတ်ခေါ်ခြင်း"], "ta": ["கட்டுரைகளுக்கான அழைப்பு"], "dv": ["ގޮވާލުން"],
             "hi": ["लेखों का आमंत्रण"], "si": ["ලිපි කැඳවීම"], "ja": ["論文募集"], "zh-Hant": ["徵稿"],
             "en": ["Call for papers"]},
            kind="call-for-papers",
            countries=["KH", "MM", "IN", "LK", "MV", "JP"],
            deadline={"edtf": "2026-12-31", "text": "31 December 2026"},
            body={"en": ["Papers on how song is handed on are welcome."]},
            rights={"content": BY},
            data_provider=MOANA,
            modified="2026-05-05",
        ),
    ]  # fmt: skip
