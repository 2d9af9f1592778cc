-- One row per programme and year: who came to events, who of them was new, and who of the year before stayed away.
-- section: participation_turnover
-- order: 210
-- chart: stacked_bar
-- category: year
-- values: again, newcomers
-- sort: year
-- fi: Osallistujien vaihtuvuus
-- sv: Deltagarnas omsättning
-- en: Turnover of participants
-- note_fi: Uusi: ensimmäistä kertaa tilaisuudessa. Poissa: kävi edellisenä vuonna, ei tänä vuonna; kuluvana vuonna luku voi vielä pienentyä.
-- note_sv: Ny: för första gången på ett evenemang. Borta: deltog året innan, inte i år; för det pågående året kan talet ännu minska.
-- note_en: New: at an event for the first time. Stayed away: came the year before, not this year; in the current year the number may still fall.
-- column year: Vuosi | År | Year
-- column organisations: Kävi | Deltog | Came
-- column again: Kävi ennenkin | Deltog också förr | Had come before
-- column newcomers: Uusi | Ny | New
-- column stayed_away: Poissa | Borta | Stayed away
with years as (
    select distinct
        fact_activity.programme_id,
        fact_activity.org_id,
        cast(extract(year from fact_activity.happened_on) as bigint) as year
    from fact_activity
    where fact_activity.kind = 'attendance'
),

walked as (
    select
        years.programme_id,
        years.org_id,
        years.year,
        min(years.year) over (partition by years.programme_id, years.org_id) as first_year,
        lead(years.year) over (partition by years.programme_id, years.org_id order by years.year) as next_year
    from years
),

gone as (
    select walked.programme_id, walked.year + 1 as year, count(*) as organisations
    from walked
    where walked.next_year is null or walked.next_year > walked.year + 1
    group by walked.programme_id, walked.year + 1
)

select
    walked.programme_id,
    cast(walked.year as varchar) as year,
    count(*) as organisations, -- [count]
    count(*) filter (walked.year > walked.first_year) as again, -- [count]
    count(*) filter (walked.year = walked.first_year) as newcomers, -- [count]
    coalesce(min(gone.organisations), 0) as stayed_away -- [count]
from walked
left join gone on walked.programme_id = gone.programme_id and walked.year = gone.year
group by walked.programme_id, walked.year
