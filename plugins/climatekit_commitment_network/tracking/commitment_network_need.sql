-- One row per commitment network and kind of work that it takes, estimated from its settings.
-- Members are those who are in the register, and in a what-if run the candidates, all of whom would have to join.
-- grain: programme_id, resource
-- feeds: resource_need
with counted as (
    select
        settings.programme_id,
        count(distinct case when member.is_in_register then member.org_id end) as members,
        count(distinct case
            when member.is_in_register and date_diff('day', member.valid_from, run.as_of) < 365 then member.org_id
        end) as joiners
    from commitment_network_settings as settings
    cross join run
    left join commitment_network_member as member on settings.programme_id = member.programme_id
    group by settings.programme_id
),

candidates as (
    select
        subject.programme_id,
        count(*) as candidates
    from commitment_network_subject as subject
    where subject.membership_id is null
    group by subject.programme_id
),

estimated as (
    select
        counted.programme_id,
        counted.members + coalesce(candidates.candidates, 0) as members,
        counted.joiners + coalesce(candidates.candidates, 0) as joiners,
        settings.hours_fixed_per_year,
        settings.hours_per_member,
        settings.hours_per_joiner,
        settings.hours_per_person_year,
        settings.hours_fixed_per_year
        + settings.hours_per_member * (counted.members + coalesce(candidates.candidates, 0)) as running_hours,
        settings.hours_per_joiner * (counted.joiners + coalesce(candidates.candidates, 0)) as joining_hours
    from counted
    inner join commitment_network_settings as settings on counted.programme_id = settings.programme_id
    left join candidates on counted.programme_id = candidates.programme_id
)

select
    estimated.programme_id, -- Programme.
    'working_hours' as resource, -- working_hours a year, joining_hours once, or person_years in the first year.
    cast(estimated.running_hours as double) as value, -- The amount, in the unit.
    'h' as unit, -- Unit.
    estimated.hours_fixed_per_year || ' h vuodessa ja ' || estimated.hours_per_member || ' h jäsentä kohti, '
    || estimated.members
    || ' jäsentä: asetuksista, joiden oletukset ovat arvauksia.' as basis_fi, -- Where it comes from, in Finnish.
    estimated.hours_fixed_per_year || ' h per år och ' || estimated.hours_per_member || ' h per medlem, '
    || estimated.members
    || ' medlemmar: enligt inställningar vars förval är gissningar.' as basis_sv, -- The same in Swedish.
    estimated.hours_fixed_per_year || ' h a year and ' || estimated.hours_per_member || ' h per member, '
    || estimated.members || ' members: by settings whose defaults are guesses.' as basis_en -- The same in English.
from estimated
union all
select
    estimated.programme_id,
    'joining_hours',
    cast(estimated.joining_hours as double),
    'h',
    estimated.hours_per_joiner || ' h liittyjää kohti kerran, ' || estimated.joiners
    || ' liittyjää vuodessa: asetuksesta, jonka oletus on arvaus.',
    estimated.hours_per_joiner || ' h en gång per ny medlem, ' || estimated.joiners
    || ' nya på ett år: enligt en inställning vars förval är en gissning.',
    estimated.hours_per_joiner || ' h once per joining member, ' || estimated.joiners
    || ' in a year: by a setting whose default is a guess.'
from estimated
union all
select
    estimated.programme_id,
    'person_years',
    cast((estimated.running_hours + estimated.joining_hours) / estimated.hours_per_person_year as double),
    'htv',
    'Edelliset tunnit jaettuna ' || estimated.hours_per_person_year || ' tunnilla: arvaus, ei mitattu tieto.',
    'Timmarna ovan delade med ' || estimated.hours_per_person_year || ': en gissning, inte mätt.',
    'The hours above divided by ' || estimated.hours_per_person_year || ': a guess, not measured.'
from estimated
