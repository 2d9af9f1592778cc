-- One row per programme and number of times: those who are in now, by how often they have ever been at an event.
-- section: participation_times
-- order: 200
-- chart: bar
-- category: times
-- values: organisations
-- sort: place
-- fi: Kuka käy tilaisuuksissa
-- sv: Vem deltar i evenemangen
-- en: Who comes to events
-- note_fi: Mukana olevat organisaatiot sen mukaan, kuinka monessa tilaisuudessa ne on kirjattu osallistujaksi.
-- note_sv: De organisationer som är med, enligt i hur många evenemang de har antecknats som deltagare.
-- note_en: Those who are in, by the number of events at which they are on record.
-- column times: Tilaisuuksia | Evenemang | Events
-- column organisations: Organisaatioita | Organisationer | Organisations
-- column share: Osuus | Andel | Share
-- value never: ei koskaan | aldrig | never
-- value once: kerran | en gång | once
-- value few: 2–3 kertaa | 2–3 gånger | 2 or 3 times
-- value many: vähintään 4 kertaa | minst 4 gånger | 4 times or more
with members as (
    select distinct fact_membership.programme_id, fact_membership.org_id
    from fact_membership
    where fact_membership.is_current
),

attended as (
    select fact_activity.programme_id, fact_activity.org_id, count(*) as events
    from fact_activity
    where fact_activity.kind = 'attendance'
    group by fact_activity.programme_id, fact_activity.org_id
),

seen as (
    select
        members.programme_id,
        case
            when attended.events is null then 'never'
            when attended.events = 1 then 'once'
            when attended.events < 4 then 'few'
            else 'many'
        end as times
    from members
    left join attended on members.programme_id = attended.programme_id and members.org_id = attended.org_id
    -- where no attendance at all is on record, nothing can be said
    where members.programme_id in (select attended.programme_id from attended)
)

select
    seen.programme_id,
    seen.times,
    list_position(['never', 'once', 'few', 'many'], seen.times) as place,
    count(*) as organisations, -- [count]
    cast(count(*) as double) / sum(count(*)) over (partition by seen.programme_id) as share -- [share]
from seen
group by seen.programme_id, seen.times
