-- metric: members_joined
-- unit: count
-- order: 30
-- title_fi: Tulleita
-- title_sv: Nya
-- title_en: Joined
-- direction: up
-- headline: yes
-- indicative: no
-- fi: Vuoden aikana mukaan tulleet: eivät olleet mukana edellisenä päivänä.
-- sv: De som kom med under året: de var inte med dagen före.
-- en: Organisations that came in during the year and had not been in the day before.
with joined as (
    select
        fact_membership.programme_id,
        strftime(fact_membership.joined_on, '%Y') as period,
        case when fact_membership.is_rejoin then 'again' else 'first_time' end as entry
    from fact_membership
)

select
    joined.programme_id,
    joined.period,
    'all' as dimension,
    'all' as dimension_value,
    cast(count(*) as double) as value
from joined
group by joined.programme_id, joined.period
union all
select
    joined.programme_id,
    joined.period,
    'entry' as dimension,
    joined.entry as dimension_value,
    cast(count(*) as double) as value
from joined
group by joined.programme_id, joined.period, joined.entry
