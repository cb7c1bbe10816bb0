"""Two small plans made by hand, for tests that need facts without reading a document. The words are invented."""

import datetime
import hashlib
from typing import TypedDict

from ingest.identify import task_id
from schema.facts import (
    CityFact,
    DeadlineFact,
    DepartmentFact,
    IndicatorFact,
    MeasureFact,
    PlanFact,
    PlanFacts,
    ProjectFact,
    ReadingReport,
    ResponsibilityFact,
    SectionFact,
    TopicMention,
    UnreadPassage,
)
from schema.ids import (
    CityId,
    DeadlineId,
    DepartmentId,
    IndicatorId,
    MeasureId,
    PlanId,
    ProjectId,
    SectionId,
    compute_id,
)
from schema.roles import (
    Basis,
    CityLevel,
    DepartmentKind,
    IndicatorSource,
    ItemKind,
    Nature,
    Operator,
    PlanStatus,
    Precision,
    ProjectKind,
    Role,
    SectionKind,
    UnreadReason,
)

RULE = "by-hand"


class Words(TypedDict):
    quote: str
    start: int
    end: int


class Draft:
    """A plan being written: every fact that is added is found in the text that the sections have given so far."""

    def __init__(self, city: CityFact, around: tuple[CityFact, ...], title: str, source: str) -> None:
        self.city, self.around, self.title, self.source = city, around, title, source
        self.id = compute_id(PlanId, city.id, title)
        self.text = ""
        self.sections: list[SectionFact] = []
        self.departments: dict[str, DepartmentFact] = {}
        self.measures: list[MeasureFact] = []
        self.responsibilities: list[ResponsibilityFact] = []
        self.indicators: list[IndicatorFact] = []
        self.projects: list[ProjectFact] = []
        self.deadlines: list[DeadlineFact] = []
        self.mentions: list[TopicMention] = []
        self.unread: list[UnreadPassage] = []

    def section(self, title: str, kind: SectionKind, text: str = "", parent: SectionFact | None = None) -> SectionFact:
        start = len(self.text)
        self.text += f"{title}\n{text}\n"
        section = SectionFact(
            id=compute_id(SectionId, self.id, title),
            parent=parent.id if parent is not None else None,
            level=parent.level + 1 if parent is not None else 1,
            number=str(len(self.sections) + 1),
            title=title,
            kind=kind,
            text=text,
            start=start,
            end=len(self.text) - 1,
        )
        self.sections.append(section)
        return section

    def department(
        self, name: str, *written: str, kind: DepartmentKind, function: str, listed: bool = True
    ) -> DepartmentFact:
        fact = DepartmentFact(
            id=compute_id(DepartmentId, self.city.id, name),
            name=name,
            written=written,
            kind=kind,
            function=function,
            city=self.city.id,
            code=self.city.code,
            listed=listed,
        )
        self.departments[name] = fact
        return fact

    def measure(self, section: SectionFact, text: str) -> MeasureFact:
        fact = MeasureFact(
            id=compute_id(MeasureId, self.id, text), section=section.id, text=text, rule=RULE, **self.words(text)
        )
        self.measures.append(fact)
        return fact

    def duty(
        self,
        role: Role,
        department: DepartmentFact,
        quote: str,
        item: tuple[ItemKind, str],
        basis: Basis = Basis.STATED,
    ) -> None:
        self.responsibilities.append(
            ResponsibilityFact(
                role=role,
                written=department.written[0],
                department=department.id,
                item_kind=item[0],
                item="…",
                item_id=item[1],
                basis=basis,
                rule=RULE,
                **self.words(quote),
            )
        )

    def indicator(
        self, section: SectionFact, name: str, value: float, unit: str, quote: str, nature: Nature | None = None
    ) -> IndicatorFact:
        fact = IndicatorFact(
            id=compute_id(IndicatorId, self.id, name, value),
            section=section.id,
            name=name,
            concept=name.removeprefix("年均"),
            unit=unit,
            base_value=None,
            base_year=None,
            target_value=value,
            target_year=2025,
            operator=Operator.AT_MOST,
            nature=nature,
            source=IndicatorSource.TABLE,
            written_departments=(),
            basis=Basis.COLUMN,
            rule=RULE,
            **self.words(quote),
        )
        self.indicators.append(fact)
        return fact

    def project(
        self, section: SectionFact, name: str, yuan: float | None, parent: ProjectFact | None = None
    ) -> ProjectFact:
        fact = ProjectFact(
            id=compute_id(ProjectId, self.id, name),
            section=section.id,
            name=name,
            kind=ProjectKind.PROGRAMME if parent is None else ProjectKind.PROJECT,
            parent=parent.name if parent is not None else None,
            parent_id=parent.id if parent is not None else None,
            investment_yuan=yuan,
            scale=None,
            basis=Basis.STATED,
            rule=RULE,
            **self.words(name),
        )
        self.projects.append(fact)
        return fact

    def deadline(self, item: tuple[ItemKind, str], text: str, day: str | None, recurrence: str | None = None) -> None:
        self.deadlines.append(
            DeadlineFact(
                id=compute_id(DeadlineId, self.id, day, recurrence),
                item_kind=item[0],
                item_id=item[1],
                text=text,
                date=datetime.date.fromisoformat(day) if day is not None else None,
                precision=Precision.YEAR if day is not None else Precision.RECURRENCE,
                recurrence=recurrence,
                basis=Basis.STATED,
                rule=RULE,
                **self.words(text),
            )
        )

    def about(self, topic: str, written: str, item: tuple[ItemKind | None, str], quote: str) -> None:
        self.mentions.append(
            TopicMention(topic=topic, item_kind=item[0], item_id=item[1], written=written, **self.words(quote))
        )

    def leave_unread(self, reason: UnreadReason, section: SectionFact, quote: str) -> None:
        self.unread.append(UnreadPassage(reason=reason, section=section.id, **self.words(quote)))

    def words(self, quote: str) -> Words:
        start = self.text.index(quote)
        return {"quote": quote, "start": start, "end": start + len(quote)}

    def facts(self) -> PlanFacts:
        return PlanFacts(
            plan=PlanFact(
                id=self.id,
                title=self.title,
                city=self.city.name,
                city_id=self.city.id,
                level=self.city.level,
                parent=self.around[0].name,
                province=self.around[-1].name,
                doc_number=None,
                issued=datetime.date(2021, 12, 1),
                status=PlanStatus.ISSUED,
                period_start=2021,
                period_end=2025,
                issuer=None,
                source=self.source,
                sha256=hashlib.sha256(self.text.encode()).hexdigest(),
            ),
            cities=(self.city, *self.around),
            sections=tuple(self.sections),
            departments=tuple(self.departments.values()),
            measures=tuple(self.measures),
            responsibilities=tuple(self.responsibilities),
            indicators=tuple(self.indicators),
            projects=tuple(self.projects),
            deadlines=tuple(self.deadlines),
            mentions=tuple(self.mentions),
            report=ReadingReport(
                sections={},
                statements=len(self.responsibilities),
                unread=tuple(self.unread),
                pages_unread=(),
                unlisted=(),
                contradictions=(),
                forward_characters=4,
                read_characters=3,
            ),
        )


def city(name: str, code: str, level: CityLevel, around: CityFact | None = None) -> CityFact:
    return CityFact(
        id=compute_id(CityId, code),
        code=code,
        name=name,
        full_name=(around.full_name if around is not None else "") + name,
        level=level,
        parent=around.id if around is not None else None,
    )


SHANDONG = city("山东省", "370000", CityLevel.PROVINCE)
LIAOCHENG = city("聊城市", "371500", CityLevel.PREFECTURE, SHANDONG)
LINQING = city("临清市", "371581", CityLevel.COUNTY, LIAOCHENG)
ZHEJIANG = city("浙江省", "330000", CityLevel.PROVINCE)
WENZHOU = city("温州市", "330300", CityLevel.PREFECTURE, ZHEJIANG)
LUCHENG = city("鹿城区", "330302", CityLevel.DISTRICT, WENZHOU)


def draft_linqing(title: str = "临清市应急规划", source: str = "linqing.txt") -> Draft:
    """A plan that names departments at the end of its sections."""
    draft = Draft(LINQING, (LIAOCHENG, SHANDONG), title, source)
    emergency = draft.department(
        "临清市应急管理局", "市应急局", "市应急管理局", kind=DepartmentKind.GOVERNMENT, function="emergency_management"
    )
    water = draft.department("临清市水利局", "市水利局", kind=DepartmentKind.GOVERNMENT, function="water", listed=False)
    others = draft.department("各有关部门", "各有关部门", kind=DepartmentKind.COLLECTIVE, function="other")

    past = draft.section("回顾", SectionKind.BACKGROUND, "启动了灾害民生综合保险。")
    draft.leave_unread(UnreadReason.DUTY, past, "启动了灾害民生综合保险。")
    draft.about("livelihood_insurance", "灾害民生综合保险", (None, past.id), "启动了灾害民生综合保险。")

    chapter = draft.section("主要任务", SectionKind.TASKS)
    shared = draft.section(
        "加强社会监督共治",
        SectionKind.TASKS,
        "畅通举报渠道，发展巨灾保险。巨灾保险由保险机构承办。（牵头：市应急局；负责：各有关部门）",
        chapter,
    )
    task = (ItemKind.TASK, task_id(shared.id))
    draft.duty(Role.LEAD, emergency, "牵头：市应急局", task)
    draft.duty(Role.RESPONSIBLE, others, "负责：各有关部门", task)
    for text in ("畅通举报渠道，发展巨灾保险。", "巨灾保险由保险机构承办。"):
        draft.about("catastrophe_insurance", "巨灾保险", (ItemKind.MEASURE, draft.measure(shared, text).id), text)

    supplies = draft.section(
        "强化应急物资保障能力",
        SectionKind.TASKS,
        "每年盘点一次物资。（牵头：市应急局、市水利局）",
        chapter,
    )
    for department in (emergency, water):
        draft.duty(Role.LEAD, department, "牵头：市应急局、市水利局", (ItemKind.TASK, task_id(supplies.id)))
    yearly = (ItemKind.MEASURE, draft.measure(supplies, "每年盘点一次物资。").id)
    draft.deadline(yearly, "每年", None, "P1Y")

    goals = draft.section(
        "指标", SectionKind.GOALS, "森林火灾受害率0.4‰以内。避难场所人均2.5平方米。避难场所人均2平方米。"
    )
    draft.indicator(goals, "年均森林火灾受害率", 0.4, "‰", "森林火灾受害率0.4‰以内")
    shelters = draft.indicator(goals, "人均避难场所面积", 2.5, "平方米", "避难场所人均2.5平方米")
    draft.about("shelters", "避难场所", (ItemKind.INDICATOR, shelters.id), shelters.quote)
    draft.indicator(goals, "人均避难场所面积", 2, "平方米", "避难场所人均2平方米")
    return draft


def draft_lucheng() -> Draft:
    """A plan that promises much and names somebody only in its table."""
    draft = Draft(LUCHENG, (WENZHOU, ZHEJIANG), "鹿城区应急规划", "lucheng.txt")
    fire = draft.department(
        "鹿城区消防救援大队", "区消防救援大队", kind=DepartmentKind.GOVERNMENT, function="fire_rescue"
    )
    chapter = draft.section("市场机制", SectionKind.TASKS, "拓展巨灾保险，2022年底前覆盖全区。")
    text = "拓展巨灾保险，2022年底前覆盖全区。"
    measure = (ItemKind.MEASURE, draft.measure(chapter, text).id)
    draft.about("catastrophe_insurance", "巨灾保险", measure, text)
    draft.deadline(measure, "2022年底前", "2022-12-31")

    works = draft.section("指挥工程", SectionKind.PROJECTS, "建设指挥大厅，投资500万元，建设物资库。")
    programme = draft.project(works, "指挥工程", None)
    draft.project(works, "指挥大厅", 5_000_000, programme)
    store = draft.project(works, "物资库", None, programme)
    draft.about("emergency_supplies", "物资库", (ItemKind.PROJECT, store.id), store.quote)

    goals = draft.section("指标", SectionKind.GOALS, "森林火灾受害率0.8‰ 约束性。火灾死亡率0.14 区消防救援大队。")
    draft.indicator(goals, "森林火灾受害率", 0.8, "‰", "森林火灾受害率0.8‰ 约束性", Nature.BINDING)
    deaths = draft.indicator(goals, "火灾死亡率", 0.14, "人", "火灾死亡率0.14")
    draft.duty(Role.RESPONSIBLE, fire, "区消防救援大队", (ItemKind.INDICATOR, deaths.id), Basis.COLUMN)
    return draft
