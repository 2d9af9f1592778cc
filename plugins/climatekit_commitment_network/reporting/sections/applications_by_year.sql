-- One row per programme and year: what became of the applications.
-- section: applications_by_year
-- order: 340
-- sort: year
-- fi: Hakemukset
-- sv: Ansökningar
-- en: Applications
-- note_fi: Mitä tarjotaan verkoston ulkopuolelle jääville yrityksille?
-- note_sv: Vad erbjuds de företag som blir utanför nätverket?
-- note_en: What is offered to companies that stay outside the network?
-- column year: Vuosi | År | Year
-- column accepted: Hyväksytty | Godkända | Accepted
-- column rejected: Hylätty | Avvisade | Rejected
-- column alternative: Hylätyistä saanut muuta tarjolle | Avvisade som erbjudits annat | Rejected and offered something else
-- column withdrawn: Peruttu | Återtagna | Withdrawn
-- column undecided: Avoinna | Öppna | Open
select
    fact_application.programme_id,
    strftime(fact_application.received_on, '%Y') as year,
    count(*) filter (fact_application.state = 'accepted') as accepted, -- [count]
    count(*) filter (fact_application.state = 'rejected') as rejected, -- [count]
    count(*) filter (
        fact_application.state = 'rejected' and trim(coalesce(fact_application.alternative_offered, '')) <> ''
    ) as alternative, -- [count]
    count(*) filter (fact_application.state = 'withdrawn') as withdrawn, -- [count]
    count(*) filter (fact_application.state = 'open') as undecided -- [count]
from fact_application
group by fact_application.programme_id, strftime(fact_application.received_on, '%Y')
