-- One row per programme, organisation and year that was reported until the as-of date, or for which a report is asked.
-- Asked is who was in on the last day of a year that is over.
-- grain: programme_id, org_id, year
with asked as (
    select distinct
        agreement.programme_id,
        agreement.org_id,
        agreement.year
    from (
        select
            signature.programme_id,
            signature.org_id,
            signature.valid_from,
            signature.valid_to,
            unnest(range(year(signature.valid_from), year(signature.valid_to) + 1)) as year
        from climate_protocol_signature as signature
    ) as agreement
    cross join run
    where
        make_date(agreement.year, 12, 31) between agreement.valid_from and agreement.valid_to
        and make_date(agreement.year, 12, 31) < run.as_of
),

reported as (
    select
        emission.programme_id,
        emission.org_id,
        emission.year,
        emission.direct_tco2e,
        emission.indirect_tco2e,
        emission.reported_on
    from protocol_emission as emission
    cross join run
    where emission.reported_on <= run.as_of
)

select
    coalesce(asked.programme_id, reported.programme_id) as programme_id, -- Programme.
    coalesce(asked.org_id, reported.org_id) as org_id, -- Organisation.
    coalesce(asked.year, reported.year) as year, -- [a] Year.
    asked.org_id is not null as is_asked, -- Whether the organisation is asked for it.
    reported.org_id is not null as is_reported, -- Whether it was reported.
    reported.direct_tco2e, -- [tCO2e] Direct emissions.
    reported.indirect_tco2e, -- [tCO2e] Indirect emissions.
    reported.direct_tco2e + reported.indirect_tco2e as total_tco2e, -- [tCO2e] Both; empty where one is missing.
    reported.reported_on, -- Day of the report.
    cast(
        make_date(coalesce(asked.year, reported.year), 12, 31) + to_days(cast(settings.report_due_days as integer)) as date
    ) as due_on -- Day by which it is due.
from asked
full join reported
    on asked.programme_id = reported.programme_id and asked.org_id = reported.org_id and asked.year = reported.year
inner join climate_protocol_settings as settings
    on coalesce(asked.programme_id, reported.programme_id) = settings.programme_id
