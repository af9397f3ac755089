"""The labels of `metadata` that say what their values are: the elements of Dublin Core and what catalogues call them.

Standard: IIIF Presentation API 3.0, section 3.1 (`metadata` is for display); DCMI Metadata Terms. Labels are compared
without case, closing punctuation and a language in brackets; others are a partner's own, and belong in its mapping.
"""

import re
from functools import lru_cache

LABELS = {
    "type": (
        "type; resource type; type of resource; object type; work type; document type; classification; genre; "
        "type/technique; objekttyp; "
        "dokumenttyp; gattung; kategorie; genre/forme; tipo; género; 유형; 자료유형; 종류; 種類; 種別; "
        "资料类型; 類型; 类型; тип; төрөл; jenis; loại hình; ประเภท; نوع; نوع الوثيقة"
    ),
    "identifier": (
        "identifier; identifiers; id; call number; shelfmark; accession number; object number; object id; "
        "inventory number; permalink; reference number; system number; catalogue identifier; doi; isbn; issn; uri; "
        "ark; "
        "signatur; inventarnummer; cote; identifiant; numéro d'inventaire; identificador; signatura; 식별자; "
        "청구기호; 소장품번호; 관리번호; 請求記号; 資料番号; 識別子; 索书号; 索書號; 标识符; 識別碼; "
        "идентификатор; шифр; инвентарный номер; nomor panggil; pengenal; ký hiệu; เลขเรียกหนังสือ; "
        "رقم الاستدعاء; shelfmarks; other identifier"
    ),
    "title": (
        "title; titles; full title; titel; titre; título; titolo; teitl; 제목; 명칭; 자료명; タイトル; 題名; "
        "標題; 标题; 題目; 题名; название; заглавие; гарчиг; judul; tajuk; nhan đề; tiêu đề; ชื่อเรื่อง; "
        "العنوان"
    ),
    "alternative": (
        "alternative title; alternative titles; alternate title; other title; other titles; "
        "title (alternative); uniform title; weitere titel; titre alternatif; autre titre; "
        "título alternativo; 다른 제목; 이칭; 別タイトル; 其他题名; 其他題名; другое название; judul lain; "
        "nhan đề khác"
    ),
    "description": (
        "description; abstract; summary; table of contents; contents; contents note; note; notes; "
        "inscription; inscriptions; inschrift; inscripción; 명문; 銘文; 铭文; надпись; "
        "beschreibung; zusammenfassung; bemerkung; inhalt; résumé; descripción; resumen; descrizione; 설명; "
        "내용; 해설; 説明; 概要; 内容; 解説; 描述; 摘要; 说明; 說明; описание; аннотация; тайлбар; "
        "deskripsi; keterangan; penerangan; mô tả; คำอธิบาย; รายละเอียด; الوصف"
    ),
    "language": (
        "language; languages; text language; sprache; langue; langues; idioma; lengua; lingua; 언어; 言語; "
        "语种; 语言; 語言; 語文; язык; хэл; bahasa; ngôn ngữ; ภาษา; اللغة; اللغة الأصلية"
    ),
    "place": (
        "coverage; spatial coverage; place; places; location; geographic subject; place of origin; place created; "
        "place of creation; place made; country; "
        "region; ort; herkunftsort; lieu; lieux; lieu d'origine; lugar; luogo; 장소; 지역; 소재지; 場所; "
        "地域; 制作地; 地点; 地點; 地區; 地区; место; место создания; газар; tempat; lokasi; địa điểm; "
        "สถานที่; المكان"
    ),
    "subject": (
        "subject; subjects; additional subjects; keyword; keywords; topic; topics; medium; technique; "
        "material; materials; schlagwort; schlagwörter; thema; technik; sujet; sujets; mots-clés; mot-clé; "
        "tema; temas; materia; palabras clave; soggetto; 주제; 주제어; 키워드; 재질; 主題; 件名; キーワード; "
        "材質; 技法; 主题; 关键词; 關鍵詞; 材质; тема; ключевые слова; материал; сэдэв; subjek; kata kunci; "
        "chủ đề; từ khóa; หัวเรื่อง; คำสำคัญ; الموضوع"
    ),
    "rights": (
        "rights; license; licence; rights/license; rights statement; credit; credit line; copyright; access rights; "
        "terms of use; conditions of use; "
        "full conditions of use; usage rights; lizenz; nutzungsbedingungen; rechte; droits; "
        "conditions d'utilisation; licencia; derechos; diritti; 저작권; 이용조건; 라이선스; 権利; "
        "ライセンス; 利用条件; 版权; 版權; 许可; 授權; права; лицензия; эрх; hak cipta; lisensi; bản quyền; "
        "สิทธิ์; الحقوق"
    ),
    "holder": (
        "rights holder; copyright holder; rechteinhaber; ayant droit; titular de los derechos; 저작권자; "
        "権利者; 著作権者; 版权所有者; 版權所有者; правообладатель; pemegang hak"
    ),
    "culture": (
        "culture; cultures; ethnic group; kultur; ethnie; cultura; 문화; 민족; 文化; 民族; культура; этнос; "
        "соёл; kebudayaan; suku bangsa; dân tộc; กลุ่มชาติพันธุ์"
    ),
    "creator": (
        "creator; creators; urheber; créateur; creador; creatore; 제작자; 생성자; 作成者; 制作者; 作者; "
        "创作者; 創作者; создатель; бүтээгч; pencipta; tác giả; ผู้สร้าง; المؤلف"
    ),
    "author": (
        "author; authors; autor; autorin; verfasser; auteur; autore; 저자; 지은이; 著者; 著作者; автор; "
        "зохиогч; pengarang; penulis; ผู้แต่ง"
    ),
    "artist": (
        "artist; artists; artist / maker; künstler; artiste; artista; 작가; 화가; 作家; 画家; 艺术家; "
        "藝術家; художник; зураач; seniman; nghệ sĩ; ศิลปิน; فنان"
    ),
    "composer": (
        "composer; composers; komponist; compositeur; compositor; 작곡가; 작곡자; 作曲者; 作曲家; композитор; komposer"
    ),
    "maker": "maker; makers; hersteller; fabricant; fabricante; 만든이; изготовитель; pembuat",
    "photographer": (
        "photographer; photographers; fotograf; fotografin; photographe; fotógrafo; fotografo; 촬영자; "
        "사진작가; 撮影者; 写真家; 摄影者; 攝影者; фотограф; гэрэл зурагчин; jurufoto; fotografer; "
        "nhiếp ảnh gia; ช่างภาพ"
    ),
    "contributor": (
        "contributor; contributors; mitwirkende; contributeur; colaborador; 기여자; 寄与者; 贡献者; 貢獻者; "
        "участник; kontributor; ผู้มีส่วนร่วม"
    ),
    "performer": (
        "performer; performers; interpret; interprète; intérprete; 연주자; 연행자; 출연자; 実演者; 演者; "
        "表演者; исполнитель; гүйцэтгэгч; pelaku; penampil; người biểu diễn; ผู้แสดง"
    ),
    "singer": (
        "singer; singers; sänger; chanteur; cantante; 가창자; 소리꾼; 歌手; 歌い手; певец; penyanyi; ca sĩ; นักร้อง"
    ),
    "collector": (
        "collector; collectors; recorded by; sammler; collecteur; recolector; 채록자; 수집가; 採集者; "
        "收集者; собиратель; pengumpul"
    ),
    "editor": "editor; editors; herausgeber; éditeur scientifique; 편집자; 編集者; 编辑; 編輯; редактор; penyunting",
    "translator": (
        "translator; translators; übersetzer; traducteur; traductor; 번역자; 옮긴이; 翻訳者; 译者; 譯者; "
        "переводчик; penerjemah; penterjemah; người dịch"
    ),
    "publisher": (
        "publisher; publishers; verlag; verleger; éditeur; editorial; editore; 발행처; 발행자; 출판사; "
        "出版者; 出版社; 发行者; издатель; издательство; хэвлэгч; penerbit; nhà xuất bản; สำนักพิมพ์; الناشر"
    ),
    "date": (
        "date; dates; date issued; date created; date statement; issued; created; publication date; "
        "publish date; published; date of origin; publication/creation; year; datum; jahr; entstehungsjahr; "
        "erscheinungsjahr; datierung; année; fecha; año; 날짜; 일자; 제작일; 제작연도; 발행일; 발행연도; "
        "日付; 年代; 制作年; 出版年; 日期; 时间; 時間; 年份; дата; год; огноо; tanggal; tarikh; tahun; ngày; "
        "năm; วันที่; ปี; التاريخ"
    ),
    "extent": (
        "extent; dimensions; physical description; size; duration; number of pages; umfang; maße; format; "
        "étendue; dimensiones; extensión; 크기; 분량; 형태사항; 재생시간; 大きさ; 寸法; 数量; 形態; 尺寸; "
        "规格; 篇幅; объём; объем; размер; хэмжээ; ukuran; kích thước; ขนาด; الأبعاد; الخصائص المادية"
    ),
    "relation": (
        "relation; relations; related; source; quelle; relación; 관련자료; 출처; 関連資料; 出典; 来源; 來源; "
        "相关资料; источник; эх сурвалж; sumber; nguồn; แหล่งที่มา"
    ),
    "whole": (
        "is part of; ispartof; part of; collection; collections; collection name; series; sammlung; "
        "teil von; fait partie de; colección; parte de; collezione; 컬렉션; 시리즈; コレクション; シリーズ; "
        "馆藏; 館藏; 丛书; 叢書; коллекция; собрание; цуглуулга; koleksi; bộ sưu tập; คอลเลกชัน"
    ),
}
GROUPS = {label.casefold(): group for group, labels in LABELS.items() for label in labels.split("; ")}
CREATORS = ("creator", "author", "artist", "composer", "maker", "photographer")
CONTRIBUTORS = ("contributor", "performer", "singer", "collector", "editor", "translator")
_LANGUAGE = re.compile(r"\s*\((?:english|deutsch|german|français|french|italiano|italian|en|de|fr|it)\)$")


@lru_cache(maxsize=4096)
def group_of(label: str) -> str | None:
    """`Subjects:`, `주제`, `Subject (English)` → `subject`; None for a label of a partner's own."""
    plain = " ".join(label.casefold().split()).rstrip(" :：.").lstrip("_").replace("(s)", "s")
    return GROUPS.get(plain) or GROUPS.get(_LANGUAGE.sub("", plain))


def read_from(*groups: str) -> str:
    """The paths of these groups, as the mapping table writes them."""
    return ", ".join(f"metadata/{group}" for group in groups)
