-- One row per programme and rule: how often it was hit, an example, and what the rule stands on.
-- section: findings_by_rule
-- order: 900
-- sort: place, findings desc
-- fi: Havainnot
-- sv: Anmärkningar
-- en: Findings
-- note_fi: Sääntöjen havainnot tarkastelupäivänä. Havainto on asia, joka ihmisen pitää katsoa, ei tuomio. Kaikki ovat tiedostossa findings/findings.parquet.
-- note_sv: Reglernas anmärkningar på granskningsdagen. En anmärkning är något som en människa bör se på, ingen dom. Alla finns i filen findings/findings.parquet.
-- note_en: What the rules found on the as-of date. A finding is something for a person to look at, not a verdict. All of them are in findings/findings.parquet.
-- column severity: Vakavuus | Allvar | Severity
-- column findings: Määrä | Antal | Count
-- column example: Esimerkki | Exempel | Example
-- column source: Mihin sääntö perustuu | Vad regeln bygger på | What the rule stands on
-- language source: fi
-- value guess: arvaus | gissning | a guess
-- column rule: Sääntö | Regel | Rule
-- value error: virhe | fel | error
-- value warning: varoitus | varning | warning
-- value info: tieto | upplysning | information
select
    fact_finding.programme_id,
    list_position(['error', 'warning', 'info'], fact_finding.severity) as place,
    fact_finding.severity,
    count(*) as findings, -- [count]
    min(fact_finding.message_fi) as example_fi,
    min(fact_finding.message_sv) as example_sv,
    min(fact_finding.message_en) as example_en,
    min(fact_finding.source) as source,
    fact_finding.rule
from fact_finding
group by fact_finding.programme_id, fact_finding.severity, fact_finding.rule
