"""The few words that the code itself prints, in both languages."""

from scripts.schema import Words

GRADES = {
    "official": Words("官方", "official"),
    "audited": Words("审计", "audited"),
    "company": Words("公司口径", "company"),
    "press": Words("媒体", "press"),
    "columnist": Words("专栏作者", "columnist"),
    "inference": Words("推断", "inference"),
    "derived": Words("推算", "derived"),
}
GROUPS = {
    "lending": Words("放贷", "Lending"),
    "customers": Words("客户与流量", "Customers and traffic"),
    "technology": Words("技术", "Technology"),
    "institutions": Words("机构", "Institutions"),
    "cooperation": Words("合作", "Cooperation"),
    "measures": Words("统计与计量", "Measures"),
}
UI = {
    "accessed": Words("查阅于", "accessed"),
    "back": Words("返回静态图", "Back to the static chart"),
    "colon": Words("：", ": "),
    "comma": Words("，", ", "),
    "csv": Words("下载CSV", "Download CSV"),
    "data": Words("数据表", "Data table"),
    "figure": Words("图", "Figure "),
    "formula": Words("算式", "formula"),
    "grade": Words("等级", "grade"),
    "interactive": Words("交互图", "Interactive chart"),
    "judgement": Words("判断", "Judgement"),
    "paragraph": Words("第{}段", "para. {}"),
    "pdf": Words("下载PDF（中文，可离线阅读和打印）", "Download the PDF (English, to read offline and to print)"),
    "no_pdf": Words("PDF由make pdf生成，此预览中没有。", "The PDF is made by make pdf; this preview has none."),
    "permalink": Words("固定链接", "Permalink"),
    "semicolon": Words("；", "; "),
    "source": Words("来源", "Source"),
    "speaker": Words("出自", "said by"),
    "stop": Words("。", ". "),
    "stored": Words("读的是存档副本", "read as a stored copy"),
}  # fmt: skip


def ui(key: str, lang: str) -> str:
    """One of the words above."""
    return UI[key].of(lang)
