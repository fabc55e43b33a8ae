"""Reading one theme: a YAML file with the metadata of its rules, and the checks that go with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import cast

from .findings import Severity, Stage
from .rule import Automation, Check, Message, Parameter, Reference, Rule
from .settings import PARAMETER_READERS, ParameterValue, read_code_list
from .strict_yaml import (
    BadValueError,
    Document,
    Section,
    YamlFileError,
    read_both_languages,
    read_string,
)
from .template import Template
from .text import Text

_NO_TEXT = Text("?", "?")
_NOTHING_TO_DO = Template.compile(Text("", ""))


class RuleError(YamlFileError):
    """A rule file that cannot be used, with everything that is wrong with it."""


def read_rules(path: Path, checks: Iterable[Check], digest: str) -> tuple[Rule, ...]:
    """Join the rules of a YAML file with their checks; raise RuleError for any half or gap."""
    document = Document.load(path)
    by_rule = {check.rule: check for check in checks}
    rules: list[Rule] = []
    if not document.mistakes:
        for rule_id in document.root().data:
            section = Section.of(document, (rule_id,), document.root().data[rule_id])
            rules.append(_read_rule(rule_id, section, by_rule.pop(rule_id, None), digest))
    for rule_id in by_rule:
        document.mistake((rule_id,), "has a check but no text in this file")
    if document.mistakes:
        raise RuleError(path, document.mistakes)
    return tuple(rules)


def read_messages(section: Section, key: str, remediation: Template) -> dict[str, Message]:
    """Read `{key: {en, fr, fix: {en, fr}}}`; `fix` falls back to the common remediation."""
    messages: dict[str, Message] = {}
    for name, entry in section.sections(key):
        texts = Text(*(entry.required(lang, read_string, "?") for lang in ("en", "fr")))
        fix = entry.optional("fix", read_template, remediation)
        entry.close()
        try:
            messages[name] = Message(Template.compile(texts), fix)
        except ValueError as error:
            section.mistake(str(error), key, name)
    return messages


def read_template(value: object) -> Template:
    """Read a message in both languages."""
    return Template.compile(read_both_languages(value))


def choice_reader(kind: type[Severity] | type[Stage] | type[Automation]) -> Callable[[object], str]:
    """Return a reader that accepts the values of an enumeration only."""

    def read(value: object) -> str:
        if value not in set(kind):
            raise BadValueError(f"must be one of {', '.join(kind)}, not {value!r}")
        return str(value)

    return read


def read_severities(value: object) -> dict[Stage, Severity]:
    """Read a severity per stage: `{inventory_publish: block}`."""
    if not isinstance(value, dict):
        raise BadValueError(f"must give a severity per stage, not {value!r}")
    entries = cast("dict[object, object]", value)
    stage, severity = choice_reader(Stage), choice_reader(Severity)
    return {Stage(stage(key)): Severity(severity(level)) for key, level in entries.items()}


def _read_rule(rule_id: str, section: Section, check: Check | None, digest: str) -> Rule:
    remediation = section.optional("remediation", read_template, Template.compile(_NO_TEXT))
    messages = read_messages(section, "messages", remediation)
    _compare_messages(section, messages, check)
    title = section.required("title", read_both_languages, _NO_TEXT)
    rule = Rule(
        id=rule_id,
        clause=section.required("clause", read_string, "?"),
        topic=section.required("topic", read_string, ""),
        severity=Severity(section.required("severity", choice_reader(Severity), "block")),
        severity_at=section.optional("severity_at", read_severities, {}),
        stages=section.required("stages", _read_stages, (Stage.PUBLISH,)),
        automation=Automation(
            section.required("automation", choice_reader(Automation), "metadata")
        ),
        applies_to=frozenset(section.required("applies_to", read_code_list, ())),
        since=section.required("since", read_string, "?"),
        title=title,
        why=section.required("why", read_both_languages, _NO_TEXT),
        messages=messages,
        passed=Message(Template.compile(title), _NOTHING_TO_DO),
        references=section.required("references", _read_references, ()),
        who_can_fix=section.required("who_can_fix", read_code_list, ()),
        waiver_roles=section.optional("waiver_roles", read_code_list, ()),
        parameters=_read_parameters(section),
        check=check.run if check else lambda subject, settings: (),
        digest=digest,
    )
    section.close()
    return rule


def _compare_messages(
    section: Section, messages: Mapping[str, Message], check: Check | None
) -> None:
    if check is None:
        section.mistake("has text but no check")
        return
    for key in sorted(check.messages - set(messages)):
        section.mistake(f"has no text for {key!r}, which the check can say", "messages")
    for key in sorted(set(messages) - check.messages):
        section.mistake("is nothing that the check says", "messages", key)
    for key, message in messages.items():
        if message.remediation.source == _NO_TEXT:
            section.mistake("has no `fix`, and the rule has no `remediation`", "messages", key)


def _read_parameters(section: Section) -> dict[str, Parameter]:
    parameters: dict[str, Parameter] = {}
    for name, entry in section.sections("parameters"):
        kind = entry.required("type", _read_parameter_type, "")
        purpose = entry.required("purpose", read_both_languages, _NO_TEXT)
        if kind:
            fallback: ParameterValue = 0
            default = entry.required("default", PARAMETER_READERS[kind], fallback)
            vocabulary = entry.optional("vocabulary", read_string, "")
            parameters[name] = Parameter(kind, default, purpose, vocabulary)
        entry.close()
    return parameters


def _read_parameter_type(value: object) -> str:
    if value not in PARAMETER_READERS:
        raise BadValueError(f"must be one of {', '.join(PARAMETER_READERS)}, not {value!r}")
    return str(value)


def _read_stages(value: object) -> tuple[Stage, ...]:
    read_stage = choice_reader(Stage)
    return tuple(Stage(read_stage(code)) for code in read_code_list(value))


def _read_references(value: object) -> tuple[Reference, ...]:
    if not isinstance(value, list) or not value:
        raise BadValueError("must be a list with at least one {title, url} entry")
    return tuple(_read_reference(entry) for entry in cast("list[object]", value))


def _read_reference(value: object) -> Reference:
    entries = cast("dict[str, object]", value) if isinstance(value, dict) else {}
    if not {"title"} <= set(entries) <= {"title", "url"}:
        raise BadValueError("each reference has a title and may have a url, both in en and fr")
    url = read_both_languages(entries["url"]) if "url" in entries else None
    return Reference(read_both_languages(entries["title"]), url)
