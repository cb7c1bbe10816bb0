"""Tests of ingest/clean/breaks.py: a text whose line ends a page or a copy lost is read as that with its lines."""

from tests.written_plans import facts_of_text

LINES = [
    "青石市打响“青石服务”品牌三年行动计划（2023—2025年）",
    "为增强城市服务功能，特制定本行动计划。",
    "一、主要任务",
    "（一）做强金融服务功能",
    "1.加快金融机构集聚。到2024年，入驻机构超过100家。（责任部门：市金融办、市城投公司）",
    "2.优化中小企业融资服务。设立规模10亿元的担保基金。（责任部门：市财政局、市商务局）",
    "（二）优化政务服务环境",
    "3.深化“一网通办”。2023年底前，审批事项全部接入总门户。（责任部门：市政府办公室牵头，市大数据局配合）",
    "二、保障措施",
    "（一）加强组织领导。市发展改革委每半年通报一次进展。",
]
HALF_WIDTH = str.maketrans("，：；（）", ",:;()")


def test_spaces_in_place_of_line_ends_cost_nothing() -> None:
    assert facts_of_text(" ".join(LINES)) == facts_of_text("\n".join(LINES))


def test_nor_do_they_behind_half_width_brackets() -> None:
    one_line = " ".join(LINES).translate(HALF_WIDTH)
    assert facts_of_text(one_line) == facts_of_text("\n".join(LINES).translate(HALF_WIDTH))


def test_nor_in_a_passage_that_goes_on_from_another_page() -> None:
    lines = [
        "青石市茶产业规划（2023—2027年）",
        "上接三月二日第八版",
        "（三）健全标准体系。加强标准研究，推动园区按标生产，落实操作规范，支持企业制定严于行业的标准，引导农户按标采摘，"
        "严肃查处违法行为，创建示范园区，持续提升治理能力和服务水平，让好茶卖出好价，让茶农稳定增收，让茶山四季常青。",
        "专栏7 科技支撑工程",
        "茶树种业建设工程。到2025年，良种覆盖率达到96%以上。",
    ]
    text = "\n".join([lines[0], " ".join(lines[1:])])
    assert facts_of_text(text) == facts_of_text("\n".join(lines))


def test_nor_behind_a_telephone_s_number() -> None:
    items = [
        "1.落实退税政策",
        "政策措施：全额退还符合条件的制造业企业存量留抵税额，开通绿色通道，做到应退尽退、直达快享。",
        "责任单位：县税务局",
        "咨询电话：8210366",
        "2.加大融资担保",
        "政策措施：对小微企业和农户开展融资担保业务，平均担保费率降至1%以下，扩大首贷规模。",
        "责任单位：县财政局",
    ]
    lines = [
        "青石县稳住经济责任清单（2022年）",
        "一、财政金融政策",
        *items,
        "二、扩大投资政策",
        "3.建设柳河水厂",
        "责任单位：县水利局",
    ]
    assert facts_of_text(" ".join(lines)) == facts_of_text("\n".join(lines))


def test_chapters_tell_that_line_ends_were_lost() -> None:
    text = "提升养老服务水平，健全服务网络，" * 4
    lines = [
        "青石市养老规划（2023—2025年）",
        "第一章 发展基础",
        f"{text}成效明显。",
        "第二章 主要任务",
        "第一节 扩大供给",
        f"{text}。",
    ]
    assert facts_of_text(" ".join(lines)) == facts_of_text("\n".join(lines))


def test_a_number_with_its_fraction_ends_no_line() -> None:
    items = "1.年均因灾死亡率控制在 0.5 以内。 2.每十万人口火灾死亡率低于 0.35。 3.森林火灾受害率低于 0.8‰。"
    lines = ["青石市防灾规划（2023—2025年）", "一、主要目标", f"到2025年，实现下列目标： {items}", "二、主要任务"]
    assert facts_of_text("\n".join(lines)) == facts_of_text(
        "\n".join(lines).replace("于 0", "于0").replace("在 0", "在0")
    )


def test_items_in_a_cell_stay_in_their_row() -> None:
    rows = [
        "类别\t指标",
        "自然灾害\t1.受灾损失占比控制在1%以内。 2.因灾死亡率控制在0.5以内。 3.森林火灾受害率控制在0.4‰以内。",
    ]
    rows.append(
        "事故灾难\t4.生产安全事故死亡率控制在0.01以内。 5.道路交通死亡率控制在1.35以内。 6.火灾死亡率低于0.25。"
    )
    text = "\n".join(["青石市应急规划（2021—2025年）", "一、主要指标", *rows, "二、主要任务", "（一）健全体系"])
    assert len([fact for fact in facts_of_text(text) if fact[0] == "target"]) == 6
