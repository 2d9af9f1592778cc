-- rule: CP-3
-- severity: warning
-- source: https://klimatprotokollet.uppsala.se/om-klimatprotokollet/medlemskap/bli-medlem/
-- fi: Organisaatio {org_id} on raportoinut vuodelta {year} vain suorat päästöt: pyydä myös epäsuorat, muuten se jää vertailusta pois.
-- sv: Organisationen {org_id} har för {year} bara rapporterat direkta utsläpp: be också om de indirekta, annars faller den ur jämförelsen.
-- en: The organisation {org_id} has reported direct emissions only for {year}: ask for the indirect ones too, or it drops out of the comparison.
select
    report.programme_id,
    report.org_id,
    'protocol_emission' as subject_table,
    report.org_id || ' ' || report.year as subject_id,
    cast(report.year as varchar) as year
from climate_protocol_report as report
where report.is_reported and report.indirect_tco2e is null
