"""Divisions: codes, levels, what lies around, and names that several divisions share."""

import pytest

from ingest.resolve.cities import COUNTRY, find_city
from ingest.resolve.register import load_register
from schema.roles import CityLevel


@pytest.mark.parametrize(
    ("name", "code", "level", "around"),
    [
        ("四川省", "510000", CityLevel.PROVINCE, ()),
        ("绵阳市", "510700", CityLevel.PREFECTURE, ("四川省",)),
        ("绵阳", "510700", CityLevel.PREFECTURE, ("四川省",)),
        ("江油市", "510781", CityLevel.COUNTY, ("绵阳市", "四川省")),
        ("余杭区", "330110", CityLevel.DISTRICT, ("杭州市", "浙江省")),
        ("浦东新区", "310115", CityLevel.DISTRICT, ("上海市",)),
        ("仙桃市", "429004", CityLevel.COUNTY, ("湖北省",)),
        ("广西壮族自治区", "450000", CityLevel.PROVINCE, ()),
        ("神农架林区", "429021", CityLevel.COUNTY, ("湖北省",)),
        ("大理白族自治州", "532900", CityLevel.PREFECTURE, ("云南省",)),
    ],
)
def test_a_name_finds_its_code_level_and_surroundings(
    name: str, code: str, level: CityLevel, around: tuple[str, ...]
) -> None:
    city, *ancestors = find_city(name)
    assert (city.code, city.level) == (code, level)
    assert tuple(a.name for a in ancestors) == around
    assert [c.parent for c in (city, *ancestors)] == [*(a.id for a in ancestors), None]


def test_the_full_name_goes_from_the_province_down() -> None:
    assert find_city("江油市")[0].full_name == "四川省绵阳市江油市"


def test_a_name_with_what_lies_around_it() -> None:
    assert find_city("江苏省徐州市鼓楼区")[0].code == "320302"
    assert find_city("福州市鼓楼区")[0].code == "350102"
    assert find_city("上海浦东新区")[0].code == "310115"


def test_a_shared_name_is_decided_by_the_first_hint_that_can() -> None:
    assert find_city("鼓楼区", ("徐州市鼓楼区人民政府",))[0].code == "320302"
    assert find_city("鼓楼区", ("区政府", "本区地处福建省"))[0].code == "350102"
    assert find_city("朝阳", ("辽宁省朝阳市人民政府办公室",))[0].code == "211300"


def test_a_shared_name_without_a_hint_stays_as_written() -> None:
    (city,) = find_city("鼓楼区", ("某区人民政府",))
    assert (city.code, city.name, city.level) == (None, "鼓楼区", CityLevel.DISTRICT)


def test_an_unknown_name_has_a_level_by_its_suffix_and_the_division_that_it_begins_with() -> None:
    city, *ancestors = find_city("青岛蓝湾新区")
    assert (city.code, city.level) == (None, CityLevel.DISTRICT)
    assert [a.name for a in ancestors] == ["青岛市", "山东省"]
    assert find_city("云梦泽市")[0].level is CityLevel.PREFECTURE


def test_the_country() -> None:
    assert find_city("全国") == (COUNTRY,)
    assert COUNTRY.level is CityLevel.COUNTRY


def test_every_division_below_the_province_has_its_province() -> None:
    register = load_register()
    orphans = [
        d.name for d in register.divisions.values() if d.level is not CityLevel.PROVINCE and not register.ancestors(d)
    ]
    assert orphans == []
