-- One row per programme and year: who came in, who left, and how many were in at its end.
-- section: membership_by_year
-- order: 100
-- chart: line
-- category: year
-- values: members_at_end
-- sort: year
-- metrics: members_at_end
-- fi: Mukana olevat vuosittain
-- sv: De som är med, år för år
-- en: Membership by year
-- column year: Vuosi | År | Year
-- column members_at_start: Alussa | I början | At the start
-- column joiners: Tulleet | Inträden | Joined
-- column rejoiners: Heistä palanneet | Av dem återvända | Of them rejoined
-- column leavers: Lähteneet | Utträden | Left
-- column members_at_end: Lopussa | I slutet | At the end
with years as (
    select
        fact_membership_month.programme_id,
        left(fact_membership_month.period, 4) as year,
        min_by(fact_membership_month.members_at_start, fact_membership_month.month order by fact_membership_month.month)
            as members_at_start,
        sum(fact_membership_month.joiners) as joiners,
        sum(fact_membership_month.rejoiners) as rejoiners,
        sum(fact_membership_month.leavers) as leavers,
        max_by(fact_membership_month.members_at_end, fact_membership_month.month order by fact_membership_month.month)
            as members_at_end
    from fact_membership_month
    group by fact_membership_month.programme_id, left(fact_membership_month.period, 4)
)

select
    years.programme_id,
    years.year,
    years.members_at_start, -- [count]
    cast(years.joiners as bigint) as joiners, -- [count]
    cast(years.rejoiners as bigint) as rejoiners, -- [count]
    cast(years.leavers as bigint) as leavers, -- [count]
    years.members_at_end -- [count]
from years
