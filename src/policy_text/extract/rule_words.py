"""Words that make a rule of a sentence: 不低于, 须, 每生, 原则上; and the years that a goal is set for."""

from __future__ import annotations

import re

from policy_text.extract.moods import SHALL

__all__ = ["DUTY", "REACHES_A_YEAR", "RULE_STRONG", "STANDING"]

# Plain characters first, what looks back behind them: see the lists of words in `moods`.
RULE_STRONG = re.compile(
    r"不低于|不少于|不得|不超(?:过|(?![编班岗速纲时载龄标员前]))|不高于|不应|应当|必须|原则上|至少|最多(?!的)|最少(?!的)|≥|≤|≧|≦|⩾|⩽|"
    r"每[\d一二两三四五六七八九十百个名位生人校班年月周天学]|方可|方能|给予|标准(?:为|是|:)|控制在|不迟于|"
    rf"日内|以内|之内|须|{SHALL}|"
    r"按照?[^,;。]{0,16}(?:标准|比例)(?=[^,;。]{0,6}(?:给予|予以|奖励|发放|补|计|执行|配|核|收|缴|安排|分担|负担|承担))|"
    r"按照?[^,;。]{0,16}(?:给予|计算|补助)|按照?[^,;。0-9]{2,20}的\d|按每|以[^,;。]{2,}的\d[\d.]*[倍%](?:作为|为)|的\d[\d.]*%(?:以上)?(?:作为|用于)|各占|(?:报销|支付|补偿)(?:比例)?(?:为|达到|提高到)?\d[\d.]*%|(?:承担|负担|分担)\d[\d.]*%|核减|扣减|扣发|安排[^,;。]{0,8}(?:资金|经费)|"
    r"不能(?:低于|少于|超过|高于)|学分(?<=\d学分)|课时(?<=\d课时)|学时(?<=\d学时)|个(?:学分|课时|学时)(?<=\d个..)|[只仅]能(?=[选报填招享])|限(?=[报选填招][\d一二两三])|可[从在][^,;。]{0,16}选|可(?:返还|申请|选报|填报|享受|补贴|抵扣|扣除|提取|按|给予)|及以[上下]的|每年(?:再)?(?:安排|拨付|下拨|列支|补助)"
)
DUTY = re.compile(r"不得(?![^,;。]{0,12}(?:突破|超过)$)|(?<!必)须(?!知)|必须|应当|一般不(?:超过|低于|少于)")
"""年内自查率须达100%: a duty, though a plan leads in to it."""
REACHES_A_YEAR = re.compile(r"(?:到|至(?<![日月年]至)|力争|争取|确保)20\d\d年|20\d\d年(?:底|末|前)")
STANDING = re.compile(r"每|[人生户]均|标准|按|应当|必须|不得|原则上")
"""每天不低于2小时 is a rule that stands; 新增岗位不少于9万个 is the plan's own aim."""
