-- One row per finding of a rule on the as-of date.
-- grain: finding_number
-- dated: found_on
select
    coalesce(dim_programme.programme_key, 0) as programme_key, -- Programme, as in dim_programme.
    coalesce(dim_organisation.organisation_key, 0) as organisation_key, -- Organisation as it is on the as-of date, as in dim_organisation.
    cast(row_number() over (
        order by
            finding.programme_id,
            finding.rule,
            finding.subject_table,
            finding.subject_id,
            finding.org_id,
            finding.message_en,
            finding.message_fi
    ) as bigint) as finding_number, -- Number within this run.
    coalesce(finding.programme_id, '*') as programme_id, -- Programme; '*' for all.
    coalesce(finding.org_id, '-') as org_id, -- Organisation; '-' where none is meant.
    run.as_of as found_on, -- The as-of date.
    finding.rule, -- Rule.
    finding.severity, -- Severity: info, warning or error.
    finding.subject_table, -- Table of the row that it is about.
    finding.subject_id, -- Key of the row that it is about.
    finding.message_fi, -- What is wrong and what to do, in Finnish.
    finding.message_sv, -- What is wrong and what to do, in Swedish.
    finding.message_en, -- What is wrong and what to do, in English.
    finding.source -- The phrase or page that the rule stands on.
from finding
cross join run
left join dim_programme on coalesce(finding.programme_id, '*') = dim_programme.programme_id
left join dim_organisation
    on coalesce(finding.org_id, '-') = dim_organisation.org_id
    and dim_organisation.is_current
