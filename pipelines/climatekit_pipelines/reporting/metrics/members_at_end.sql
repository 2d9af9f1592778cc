-- metric: members_at_end
-- order: 10
-- unit: count
-- direction: up
-- headline: yes
-- indicative: no
-- title_fi: Mukana
-- title_sv: Organisationer med
-- title_en: Organisations in
-- fi: Organisaatiot, jotka ovat mukana vuoden lopussa; kuluvana vuonna tarkastelupäivänä.
-- sv: Organisationer som är med i slutet av året; under det pågående året på granskningsdagen.
-- en: Organisations that are in at the end of the year; in the current year on the as-of date.
select
    fact_membership_month.programme_id,
    left(fact_membership_month.period, 4) as period,
    'all' as dimension,
    'all' as dimension_value,
    cast(
        max_by(fact_membership_month.members_at_end, fact_membership_month.month order by fact_membership_month.month)
        as double
    ) as value
from fact_membership_month
group by fact_membership_month.programme_id, left(fact_membership_month.period, 4)
