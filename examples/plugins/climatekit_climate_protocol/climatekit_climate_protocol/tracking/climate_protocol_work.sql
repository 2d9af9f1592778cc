-- One row per report that a member still has to hand in.
-- grain: programme_id, kind, subject_table, subject_id
-- feeds: work_item
select
    report.programme_id, -- Programme.
    report.org_id, -- Organisation.
    'emissions_due' as kind, -- A report of emissions.
    'protocol_emission' as subject_table, -- Table of the row that it is about.
    report.org_id || ' ' || report.year as subject_id, -- Organisation and year.
    report.due_on, -- [d] Day by which it is due.
    'Raportoi vuoden ' || report.year || ' päästöt' as text_fi, -- What to do, in Finnish.
    'Rapportera utsläppen för ' || report.year as text_sv, -- The same in Swedish.
    'Report the emissions of ' || report.year as text_en -- The same in English.
from climate_protocol_report as report
where report.is_asked and not report.is_reported
