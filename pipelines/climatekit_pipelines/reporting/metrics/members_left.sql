-- metric: members_left
-- unit: count
-- direction: down
-- indicative: no
-- fi: Vuoden aikana lähteneet: olivat mukana edellisenä päivänä.
-- sv: De som gick ut under året: de var med dagen före.
-- en: Organisations that were in the day before and no longer, during the year.
-- caveat_fi: Viimeinen jäsenyyspäivä on vielä jäsenyyttä: 31.12. päättyvä lasketaan seuraavan vuoden lähtijöihin.
-- caveat_sv: Sista dagen är ännu medlemskap: den som slutar 31.12 räknas bland följande års utträden.
-- caveat_en: The last day is still membership: one that ends on 31 December counts among the leavers of the next year.
select
    fact_membership.programme_id,
    strftime(fact_membership.ended_on + 1, '%Y') as period,
    'all' as dimension,
    'all' as dimension_value,
    cast(count(*) as double) as value
from fact_membership
cross join run
where fact_membership.ended_on + 1 <= run.as_of
group by fact_membership.programme_id, strftime(fact_membership.ended_on + 1, '%Y')
