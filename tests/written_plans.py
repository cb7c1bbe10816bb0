"""One made-up plan with its two tables in many hands: what is read of each must be what is read of its plain text."""

from collections.abc import Callable
from typing import TypeAlias

from ingest.models import Document
from ingest.walk import read_facts
from tests.files import Block

Rows: TypeAlias = list[list[str]]
Fact: TypeAlias = tuple[str, ...]

INDICATORS: Rows = [
    ["序号", "指标", "单位", "2020年", "2025年", "属性"],
    ["1", "人均预期寿命", "岁", "78.2", "79.5", "预期性"],
    ["2", "婴儿死亡率", "‰", "4.8", "4.5以内", "预期性"],
    ["3", "千人口医疗卫生机构床位数", "张", "6.1", "7.4", "预期性"],
    ["4", "重大慢性病过早死亡率", "%", "16.2", "≤15", "约束性"],
]
TASKS: Rows = [
    ["序号", "重点任务", "工作内容", "牵头单位", "责任单位", "完成时限"],
    *(
        ["1", "完善疾控体系", "新建县疾控中心业务用房", "县卫生健康局", "县发展改革局、县财政局", "2023年12月底前"],
        ["2", "推进医共体建设", "组建两个紧密型县域医共体", "县卫生健康局", "县医保局", "2024年6月底前"],
        ["3", "发展中医药服务", "每个乡镇卫生院建成标准化中医馆", "县中医院", "各乡镇人民政府", "2025年底前"],
        ["4", "开展爱国卫生运动", "巩固国家卫生县城成果", "县爱卫办", "县农业农村局、县城市管理局", "持续推进"],
    ),
]
BLOCKS: tuple[Block, ...] = (
    "永宁县“十四五”卫生健康发展规划",
    "一、总体要求",
    "以提升全民健康水平为目标，坚持预防为主、防治结合，深化医药卫生体制改革，推动优质医疗资源扩容下沉，为全县提供坚实保障。",
    "到2025年，主要指标如下：",
    INDICATORS,
    "二、主要任务",
    "（一）健全公共卫生体系",
    "改革完善疾病预防控制体系，提升监测预警和应急处置能力，2024年底前建成县级传染病医院。"
    "（牵头单位：县卫生健康局；配合单位：县发展改革局、县财政局）",
    "（二）优化医疗服务供给",
    "加强县级医院能力建设，实施基层医疗卫生服务能力提升工程，全部乡镇卫生院达到服务能力基本标准。"
    "（责任单位：县卫生健康局、县医保局）",
    "三、重点任务分工",
    TASKS,
    "四、保障措施",
    "（一）加强组织领导",
    "各乡镇、各部门要把卫生健康工作摆上重要议事日程，县卫生健康局每年对本规划实施情况进行评估。",
)


def written(table: Callable[[Rows], str], line: Callable[[str], str] = str, gap: str = "\n\n") -> str:
    """The plan's text with its tables and lines in this hand."""
    return gap.join(line(block) if isinstance(block, str) else table(block) for block in BLOCKS) + "\n"


def plain(rows: Rows) -> str:
    return "\n".join("\t".join(row) for row in rows)


def facts_of(document: Document) -> set[Fact]:
    """What is read of a document, place and evidence aside."""
    facts = read_facts(document)
    return {
        ("plan", facts.plan.title, str(facts.plan.period_end)),
        *(("section", section.title, section.kind) for section in facts.sections),
        *(("duty", duty.role, duty.written, duty.item) for duty in facts.responsibilities),
        *(
            ("target", i.name, str(i.target_value), str(i.base_value), str(i.unit), str(i.nature))
            for i in facts.indicators
        ),
        *(("deadline", deadline.text, str(deadline.date)) for deadline in facts.deadlines),
        *(("project", project.name) for project in facts.projects),
    }


def facts_of_text(text: str, name: str = "plan.txt") -> set[Fact]:
    return facts_of(Document(name, "text", "0", text))
