-- One row per programme and year reported on: the reports, and how well they are evidenced.
-- section: reports_by_year
-- order: 310
-- chart: bar
-- category: year
-- values: reports
-- sort: year
-- metrics: progress_reports
-- fi: Raportointi vuosittain
-- sv: Rapporteringen per år
-- en: Reporting by year
-- note_fi: Raportit siltä vuodelta, jota ne koskevat; viimeisimmältä vuodelta raportteja voi vielä tulla.
-- note_sv: Rapporter enligt det år som de gäller; för det senaste året kan fler ännu komma.
-- note_en: Reports by the year that they are about; more may still come for the latest year.
-- column year: Vuosi | År | Year
-- column reports: Raportteja | Rapporter | Reports
-- column members: Raportoineita | Rapporterande | Members reporting
-- column documented: Asiakirja tai ulkopuolinen todennus | Dokument eller extern verifiering | Document or third party
select
    fact_progress_report.programme_id,
    cast(fact_progress_report.period_year as varchar) as year,
    count(*) as reports, -- [count]
    count(distinct fact_progress_report.org_id) as members, -- [count]
    count(*) filter (fact_progress_report.evidence_level in ('document', 'third_party')) as documented -- [count]
from fact_progress_report
group by fact_progress_report.programme_id, fact_progress_report.period_year
