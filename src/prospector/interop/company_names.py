"""By which names companies are told from people."""

import re

# Endings and words by which the name of a company is told from a person's.
_COMPANY_NAME = re.compile(
    r"(?:公司|集团|银行|酒店|宾馆|饭店|医院|大学|学院|学校|中学|小学|幼儿园|商店|超市|商行|工厂|事务所|研究院|研究所|协会|中心|合作社|经营部|门市部|厂|局|社|株式会社|有限会社)"
    r"(?:[(（].*[)）])?$"
    r"|\b(?:ltd|limited|inc|incorporated|llc|llp|plc|corp|corporation|company|co\.|gmbh|ag|kg|ohg|ug|e\.k|s\.a|s\.r\.l|srl|sarl|sas"
    r"|b\.v|bv|n\.v|oy|ab|as|a/s|pty|pte|s\.p\.a|spa|kk|group|holdings?|bank|university|hotel|hospital|institute|association)\.?$",
    re.IGNORECASE,
)


def is_company_name(name: str) -> bool:
    """Return whether ``name`` ends as names of companies do (有限公司, GmbH, Ltd …)."""
    return _COMPANY_NAME.search(name) is not None
