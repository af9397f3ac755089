"""Looks like a page-numbered JSON inventory such as China's: Roman class numbers, HTML escaped twice.

Names, numbers, years and places are true; descriptions and protecting units are ours.
"""

import json
from html import escape
from typing import Any

from tests.servers.endpoint import Answer, Asked

PATH = "/getProject.html"


def item(number: str, project: str, title: str, kind: str, batch: tuple[str, str], place: str, **more: Any) -> Any:
    """One item as the site gives it."""
    return {
        "id": more.pop("id"),
        "num": number,
        "project_num": project,
        "title": title,
        "type": kind,
        "rx_time": f"{batch[0]}</br>({batch[1]})",
        "cate": "新增项目",
        "province": place,
        "protect_unit": "",
        "content": "",
        **more,
    }


ITEMS = [
    item(
        "Ⅰ-1", "Ⅰ-001_01_522630", "苗族古歌", "民间文学", ("2006", "第一批"), "贵州省台江县", id="12193",
        content=escape(escape("<p>苗族的创世歌，由歌师&ldquo;对唱&rdquo;。</p>")),
    ),
    item("Ⅹ-1", "Ⅹ-001", "春节", "民俗", ("2006", "第一批"), "文化部", id="15079"),
    item(
        "Ⅱ-34", "Ⅱ-034_02_320581", "古琴艺术（虞山琴派）", "传统音乐", ("2008", "第二批"), "江苏省常熟市", id="12613",
        cate="扩展项目", protect_unit="保护单位示例",
    ),
]  # fmt: skip


def answer(asked: Asked) -> Answer:
    """Pages from 1 on; a page beyond the last is empty."""
    size, page = min(int(asked.query["limit"]), 2), int(asked.query["p"])
    shown = ITEMS[(page - 1) * size : page * size]
    pages = -(-len(ITEMS) // size)
    body = {"list": shown, "links": {"total": len(ITEMS), "total_pages": pages, "current": page}}
    return 200, {"Content-Type": "text/html; charset=UTF-8"}, json.dumps(body).encode()
