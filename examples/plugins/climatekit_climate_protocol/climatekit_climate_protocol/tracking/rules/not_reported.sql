-- rule: CP-2
-- severity: warning
-- source: https://klimatprotokollet.uppsala.se/om-klimatprotokollet/medlemskap/bli-medlem/
-- fi: Organisaatio {org_id} ei ole raportoinut vuoden {year} päästöjä, vaikka määräpäivä oli {due_fi}: pyydä raportti.
-- sv: Organisationen {org_id} har inte rapporterat utsläppen för {year}, som skulle ha kommit senast den {due_on}: be om rapporten.
-- en: The organisation {org_id} has not reported its emissions of {year}, which were due on {due_on}: ask for the report.
select
    report.programme_id,
    report.org_id,
    'protocol_emission' as subject_table,
    report.org_id || ' ' || report.year as subject_id,
    cast(report.year as varchar) as year,
    report.due_on,
    strftime(report.due_on, '%-d.%-m.%Y') as due_fi
from climate_protocol_report as report
cross join run
where report.is_asked and not report.is_reported and report.due_on < run.as_of
