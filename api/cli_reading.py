"""What `extract --report` prints: how well a plan was read, and what was not."""

from collections.abc import Mapping

from api.cli_console import in_words, print_json, print_rich, print_table
from schema.facts import Contradiction, PlanFacts, ReadingReport
from schema.terms import term_of


def show_reading(facts: PlanFacts, *, as_json: bool) -> None:
    """The report of one plan, with its title."""
    report = facts.report
    if report is None:
        return
    if as_json:
        print_json({"plan": facts.plan.title, "coverage": report.coverage} | report.model_dump(mode="json"))
        return
    print_rich("\n".join(f"{name:20} {in_words(value)}" for name, value in _summary(facts.plan.title, report).items()))
    titles = {section.id: section.title for section in facts.sections}
    rows = [
        {
            "looks like": term_of(passage.reason).en,
            "section": titles[passage.section],
            "words": f"{passage.quote} [{passage.start}–{passage.end}]",
        }
        for passage in report.unread
    ]
    if rows:
        columns = ("looks like", "section", "words")
        print_table(rows, [(column, column) for column in columns], f"left unread ({len(rows)})")
    if report.contradictions:
        contradictions = [_contradiction(each, facts) for each in report.contradictions]
        print_table(contradictions, [("indicator", "indicator"), ("values", "values")], "contradictions")


def _summary(title: str, report: ReadingReport) -> Mapping[str, object]:
    return {
        "plan": title,
        "sections": [f"{term_of(kind).en} {count}" for kind, count in report.sections.items()],
        "statements read": report.statements,
        "passages left unread": len(report.unread),
        **({"pages left unread": [str(page) for page in report.pages_unread]} if report.pages_unread else {}),
        "not in the vocabulary": report.unlisted,
        "contradictions": len(report.contradictions),
        "coverage": report.coverage,
    }


def _contradiction(contradiction: Contradiction, facts: PlanFacts) -> dict[str, object]:
    known = {indicator.id: indicator for indicator in facts.indicators}
    indicators = [known[identity] for identity in contradiction.indicators]
    return {
        "indicator": indicators[0].name,
        "values": [f"{i.target_value:g} [{i.start}–{i.end}]" for i in indicators],
    }
