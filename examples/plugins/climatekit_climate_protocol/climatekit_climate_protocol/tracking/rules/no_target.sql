-- rule: CP-4
-- severity: warning
-- source: https://skr.se/skr/tjanster/larandeexempel/allalarandeexempel/uppsalaklimatprotokollettlokaltklimatavtalmellanoffentligaochprivataaktorer.68247.html
-- fi: Vuodelle {year} ei ole asetettu yhteistä vähennystavoitetta: päätä siitä edellisen vuoden tuloksen perusteella.
-- sv: Inget gemensamt minskningsmål har satts för {year}: besluta om det utifrån föregående års resultat.
-- en: No joint target has been set for {year}: decide on one by the result of the year before.
with years as (
    select distinct
        period.programme_id,
        unnest(range(year(period.starts_on), year(period.ends_on) + 1)) as year
    from protocol_period as period
)

select
    years.programme_id,
    'protocol_target' as subject_table,
    cast(years.year as varchar) as subject_id,
    cast(years.year as varchar) as year
from years
inner join protocol_period as period
    on years.programme_id = period.programme_id
    and make_date(years.year, 12, 31) between period.starts_on and period.ends_on
inner join climate_protocol_settings as settings on years.programme_id = settings.programme_id
cross join run
left join protocol_target as target on years.programme_id = target.programme_id and years.year = target.year
where target.year is null and date_diff('day', make_date(years.year, 1, 1), run.as_of) > settings.target_due_days
group by years.programme_id, years.year
