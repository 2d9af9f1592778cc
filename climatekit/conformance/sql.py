"""Promises about SQL: it reads what exists and writes its own, and each rule finds what it should and nothing else."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from climatekit.cache import user_cache
from climatekit.conformance.draft import Change
from climatekit.conformance.subject import Broken, Skipped, Subject
from climatekit.conformance.together import Case
from climatekit.language import say, say_many
from climatekit.pipeline.sql_file import SqlFile
from climatekit.run.prepare import everything
from climatekit.text import LANGUAGES


def keeps_to_its_tables(subject: Subject) -> str:
    """Its SQL reads only what exists, and writes only tables that no other plugin writes."""
    if not subject.sql:
        raise Skipped(say("it brings no SQL"))
    models = {subject.model.model.name: subject.model} if subject.model else {}
    everything(subject.host, models, user_cache())
    # beside every other model as well: a region runs several in one project
    everything(subject.host, subject.host.models(), user_cache())
    return say_many("{count} file", "{count} files", len(subject.sql))


def proves_its_rules(subject: Subject) -> str:
    """Every rule finds its case, leaves alone what is in order, and says what it found in whole sentences."""
    rules = {file.name: file for file in subject.sql if file.kind == "rule"}
    if not rules:
        raise Skipped(say("it brings no rule"))
    trips, almost, alone = (_told(subject, name) for name in ("TRIPS", "ALMOST", "LEAVES_ALONE"))
    judged = _judged(subject, [*trips, *almost, *alone])
    sound, *others = judged
    own = {file.header["rule"] for file in rules.values()}
    ids = {name: file.header["rule"] for name, file in rules.items()}
    besides: Mapping[str, Collection[str]] | None = getattr(subject.cases, "BESIDES", None)
    if besides is not None:  # shared rules count too
        own = own | {rule for case in judged for rule in case.rules}
    faults = [*_unproved(rules, {told.rule for told in trips}), *_alone(own, say("the sound project"), sound)]
    for told, case in zip((*trips, *almost, *alone), others, strict=True):
        rule = ids.get(told.rule, told.rule)
        found = rule in case.rules
        if told.list == "TRIPS" and besides is not None:
            faults += _only(told.name, case.rules - {rule} - set(besides.get(rule, ())))
        if told.list == "TRIPS" and not found:
            faults.append(
                say("The case '{case}' does not trip its rule: {found}.", case=told.name, found=_found(case.rules))
            )
        elif told.list == "ALMOST" and found:
            faults.append(say("The case '{case}' should only almost trip its rule, but does.", case=told.name))
        elif told.list == "LEAVES_ALONE":
            faults += _alone(own, told.name, case)
        faults += _unfinished(told.name, case, own)
    if faults:
        raise Broken(faults)
    return say("{rules} rules, {cases} cases", rules=len(rules), cases=len(judged))


class _Told(NamedTuple):
    """A case as the file tells it."""

    list: str
    rule: str
    name: str
    change: Change


def _told(subject: Subject, name: str) -> list[_Told]:
    told = getattr(subject.cases, name, {})
    if not isinstance(told, dict):
        return [_Told(name, "", case, change) for case, change in told]
    return [_Told(name, rule, f"{rule}: {case}", change) for rule, cases in told.items() for case, change in cases]


def _judged(subject: Subject, told: Sequence[_Told]) -> list[Case]:
    """The sound project first. What can't be told apart from its neighbours has a run of its own."""
    apart = getattr(subject.cases, "APART", ())
    together = [None, *(case for case in told if case.rule not in apart)]
    found = subject.judged([case.change if case else _as_it_is for case in together])
    by_name = dict(zip(together, found, strict=True))
    by_name |= {case: subject.judged([case.change])[0] for case in told if case.rule in apart}
    return [by_name[case] for case in (None, *told)]


def _as_it_is(_: object) -> None:
    """No change."""


def _unproved(rules: Mapping[str, SqlFile], proved: set[str]) -> Iterator[str]:
    for name, file in sorted(rules.items()):
        if not {name, file.header["rule"]} & proved:
            facts = {"rule": file.header["rule"], "file": name}
            yield say("The rule '{rule}' ({file}.sql) has no case that trips it: add one to TRIPS.", **facts)


def _alone(own: set[str], name: str, case: Case) -> Iterator[str]:
    if case.rules & own:
        found = _found(case.rules & own)
        yield say("'{case}' should be left alone: {found}.", case=name, found=found)
    if case.rejected:
        yield say("Rows of '{case}' are rejected, so that it proves nothing: mend them.", case=name)


def _only(name: str, others: set[str]) -> Iterator[str]:
    """A rule that trips on another one's case has a condition too wide, or is named in BESIDES."""
    if others:
        found = _found(others)
        yield say("The case '{case}' trips other rules beside its own: {found}. Name them in BESIDES if they should.",
                  case=name, found=found)  # fmt: skip


def _unfinished(name: str, case: Case, own: set[str]) -> Iterator[str]:
    for finding in case.findings:
        texts = [finding[f"message_{language}"] for language in LANGUAGES]
        if finding["rule"] in own and any("{" in text or re.search("[\"'(]–[\"')]", text) for text in texts):
            yield say("A sentence of the case '{case}' is unfinished: '{text}'.", case=name, text=texts[2])


def _found(rules: set[str]) -> str:
    return say("it trips {rules}", rules=", ".join(sorted(rules))) if rules else say("it trips no rule")
