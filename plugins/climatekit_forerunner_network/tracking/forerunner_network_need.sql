-- One row per forerunner network and kind of resource that it takes or brings in a year.
-- Candidates from another model are counted as members; fees are those of the schedule, else the range of the settings.
-- grain: programme_id, resource
-- feeds: resource_need
with people as (
    select
        settings.programme_id,
        count(distinct coalesce(candidate.org_id, member.org_id)) as members
    from forerunner_network_settings as settings
    left join candidate on settings.programme_id = candidate.programme_id
    left join forerunner_network_member as member
        on settings.programme_id = member.programme_id and member.is_member and candidate.org_id is null
    group by settings.programme_id
),

fees as (
    select
        fee.programme_id,
        sum(fee.fee_due_eur) as due_eur
    from forerunner_network_fee as fee
    cross join run
    where fee.year = cast(extract(year from run.as_of) as bigint)
    group by fee.programme_id
)

select
    people.programme_id, -- Programme.
    'fees_in_min' as resource, -- Stable code: fees_in_min, fees_in_max, person_years, persons or cost.
    cast(coalesce(fees.due_eur, people.members * settings.fee_min_eur) as double) as value, -- The amount, in the unit.
    'EUR' as unit, -- Unit.
    case when fees.due_eur is not null then 'Tämän vuoden maksut maksutaulukon mukaan.' else 'Jäsenmäärä (' || people.members || ') × asetus fee_min_eur (Koordinointitapoja: 500-1 000 € / v).' end as basis_fi, -- Where the amount comes from, in Finnish.
    case when fees.due_eur is not null then 'Årets avgifter enligt avgiftstabellen.' else 'Antalet medlemmar (' || people.members || ') × inställningen fee_min_eur (Koordinointitapoja: 500-1 000 € / v).' end as basis_sv, -- The same in Swedish.
    case when fees.due_eur is not null then 'Fees of this year by the schedule.' else 'Members (' || people.members || ') × the setting fee_min_eur (Koordinointitapoja: 500-1 000 € / v).' end as basis_en -- The same in English.
from people
inner join forerunner_network_settings as settings on people.programme_id = settings.programme_id
left join fees on people.programme_id = fees.programme_id
union all
select
    people.programme_id,
    'fees_in_max',
    cast(coalesce(fees.due_eur, people.members * settings.fee_max_eur) as double),
    'EUR',
    case when fees.due_eur is not null then 'Tämän vuoden maksut maksutaulukon mukaan.' else 'Jäsenmäärä (' || people.members || ') × asetus fee_max_eur (Koordinointitapoja: 500-1 000 € / v).' end,
    case when fees.due_eur is not null then 'Årets avgifter enligt avgiftstabellen.' else 'Antalet medlemmar (' || people.members || ') × inställningen fee_max_eur (Koordinointitapoja: 500-1 000 € / v).' end,
    case when fees.due_eur is not null then 'Fees of this year by the schedule.' else 'Members (' || people.members || ') × the setting fee_max_eur (Koordinointitapoja: 500-1 000 € / v).' end
from people
inner join forerunner_network_settings as settings on people.programme_id = settings.programme_id
left join fees on people.programme_id = fees.programme_id
union all
select
    settings.programme_id,
    'person_years',
    cast(2 as double),
    'htv',
    'Greenreality Network: jäsenpalveluiden suora operointi n. 2 htv (Koordinointitapoja).',
    'Greenreality Network: tjänsterna till medlemmarna tar ca 2 årsverken (Koordinointitapoja).',
    'Greenreality Network: about 2 person-years for the services to members (Koordinointitapoja).'
from forerunner_network_settings as settings
union all
select
    settings.programme_id,
    'persons',
    cast(6 as double),
    'count',
    'Greenreality Network: lisäksi mukana noin 6 henkilöä (Koordinointitapoja).',
    'Greenreality Network: dessutom är omkring 6 personer med (Koordinointitapoja).',
    'Greenreality Network: some 6 persons more take part (Koordinointitapoja).'
from forerunner_network_settings as settings
union all
select
    settings.programme_id,
    'cost',
    cast(coalesce(settings.min_resource_eur, 200000) as double),
    'EUR',
    case when settings.min_resource_eur is not null then 'Asetus min_resource_eur.' else 'Greenreality Network: vähintään noin 200 000 € vuodessa (Interreg Europe); suuntaa antava muille.' end,
    case when settings.min_resource_eur is not null then 'Inställningen min_resource_eur.' else 'Greenreality Network: minst omkring 200 000 € om året (Interreg Europe); riktgivande för andra.' end,
    case when settings.min_resource_eur is not null then 'The setting min_resource_eur.' else 'Greenreality Network: about 200,000 € a year at the least (Interreg Europe); a hint for others.' end
from forerunner_network_settings as settings
