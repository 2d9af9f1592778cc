-- metric: practices_owned_share
-- unit: share
-- order: 42
-- title_fi: Vastuu ja käyttäjä nimetty
-- title_sv: Ansvar och användare utsedda
-- title_en: Owner and user named
-- direction: up
-- headline: yes
-- indicative: no
-- fi: Osuus käynnissä olevista käytöistä, joilla on sekä vastuuyksikkö että vähintään yksi käyttäjä.
-- sv: Andel av de pågående användningarna som har både en ansvarig enhet och minst en användare.
-- en: Share of the running uses that have both an owner unit and at least one user.
select
    selected_practices_use.programme_id,
    cast(run.as_of as varchar) as period,
    'all' as dimension,
    'all' as dimension_value,
    round(
        cast(sum(
            case when selected_practices_use.owner_unit is not null and selected_practices_use.users > 0 then 1 else 0 end
        ) as double) / count(*),
        4
    ) as value
from selected_practices_use
cross join run
where selected_practices_use.state = 'running'
group by selected_practices_use.programme_id, run.as_of
