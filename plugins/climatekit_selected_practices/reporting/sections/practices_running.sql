-- One row per running use of a practice.
-- section: practices_running
-- order: 310
-- sort: practice
-- fi: Käytössä olevat toimintamallit
-- sv: Verksamhetsmodeller i bruk
-- en: Practices in use
-- column practice: Toimintamalli | Verksamhetsmodell | Practice
-- column unit: Vastuuyksikkö | Ansvarig enhet | Unit
-- column users: Käyttäjiä | Användare | Users
-- column started_on: Aloitettu | Inledd | Started
-- column last_run_on: Viimeksi toteutettu | Senast genomförd | Last carried out
-- column is_overdue: Myöhässä | Försenad | Overdue
-- value unknown: ei tiedossa | okänd | not known
select
    fact_practice_use.programme_id,
    coalesce(fact_practice_use.practice_name, fact_practice_use.practice_id) as practice,
    fact_practice_use.owner_unit as unit,
    fact_practice_use.users, -- [count]
    fact_practice_use.started_on,
    fact_practice_use.last_run_on,
    fact_practice_use.is_overdue
from fact_practice_use
where fact_practice_use.state = 'running'
