"""Promises about SQL: it reads what exists and writes its own, and each rule finds what it should and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from climatekit.cache import user_cache
from climatekit.conformance.draft import Change
from climatekit.conformance.subject import Broken, Skipped, Subject
from climatekit.conformance.together import Case
from climatekit.language import say, say_many
from climatekit.pipeline.sql_file import SqlFile
from climatekit.run.prepare import everything

_SOUND = ("", "sound")


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
    changes: dict[tuple[str, str], Change] = {_SOUND: lambda _: None}
    changes |= {("TRIPS", key): change for key, (_, change) in trips.items()}
    changes |= {("ALMOST", key): change for key, (_, change) in almost.items()}
    changes |= {("LEAVES_ALONE", key): change for key, (_, change) in alone.items()}
    judged = subject.judged(changes)  # type: ignore[arg-type]
    own = {file.header["rule"] for file in rules.values()}
    ids = {name: file.header["rule"] for name, file in rules.items()} | {rule: rule for rule in own}
    faults = [*_unproved(rules, trips), *_alone(own, judged, alone)]
    for key, (rule, _) in trips.items():
        case = judged["TRIPS", key]  # type: ignore[index]
        if ids.get(rule, rule) not in case.rules:
            faults.append(say("The case '{case}' does not trip its rule: {found}.", case=key, found=_found(case)))
        faults += _unfinished(key, case, own)
    for key, (rule, _) in almost.items():
        case = judged["ALMOST", key]  # type: ignore[index]
        if ids.get(rule, rule) in case.rules:
            faults.append(say("The case '{case}' should only almost trip its rule, but does.", case=key))
    if faults:
        raise Broken(faults)
    return say("{rules} rules, {cases} cases", rules=len(rules), cases=len(changes))


def _told(subject: Subject, name: str) -> Mapping[str, tuple[str, Change]]:
    """Case → its rule and its change."""
    told = getattr(subject.cases, name, {})
    pairs = told.items() if isinstance(told, dict) else [("", told)]
    return {f"{rule}: {case}" if rule else case: (rule, change) for rule, cases in pairs for case, change in cases}


def _unproved(rules: Mapping[str, SqlFile], trips: Mapping[str, tuple[str, Change]]) -> Iterator[str]:
    proved = {rule for rule, _ in trips.values()}
    for name, file in sorted(rules.items()):
        if not {name, file.header["rule"]} & proved:
            rule = file.header["rule"]
            yield say(
                "The rule '{rule}' ({file}.sql) has no case that trips it: add one to TRIPS.", rule=rule, file=name
            )


def _alone(own: set[str], judged: Mapping[object, Case], alone: Mapping[str, object]) -> Iterator[str]:
    for name, key in [(say("the sound project"), _SOUND), *((name, ("LEAVES_ALONE", name)) for name in alone)]:
        case = judged[key]
        if case.rules & own:
            yield say("'{case}' should be left alone: {found}.", case=name, found=_found(case))
        if case.rejected:
            yield say("Rows of '{case}' are rejected, so that it proves nothing: mend them.", case=name)


def _unfinished(name: str, case: Case, own: set[str]) -> Iterator[str]:
    for finding in case.findings:
        texts = [finding[f"message_{language}"] for language in ("fi", "sv", "en")]
        if finding["rule"] in own and any("{" in text or re.search("[\"'(]–[\"')]", text) for text in texts):
            yield say("A sentence of the case '{case}' is unfinished: '{text}'.", case=name, text=texts[2])


def _found(case: Case) -> str:
    return say("it trips {rules}", rules=", ".join(sorted(case.rules))) if case.rules else say("it trips no rule")
