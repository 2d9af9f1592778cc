-- One row per programme and kind of event: the circle that meets there, and who comes nowhere else.
-- section: participation_circles
-- order: 220
-- chart: stacked_bar
-- category: kind
-- values: elsewhere, only_here
-- sort: organisations desc
-- fi: Piirit, jotka kohtaavat
-- sv: Kretsarna som möts
-- en: The circles that meet
-- note_fi: Organisaatiot tilaisuuksien lajeittain koko ajalta. Jos monet käyvät vain yhdenlaisissa tilaisuuksissa, verkostossa on erillisiä piirejä.
-- note_sv: Organisationer enligt typ av evenemang, under hela tiden. Om många bara deltar i ett slags evenemang finns det skilda kretsar i nätverket.
-- note_en: Organisations by kind of event, all years together. Where many come to one kind only, the network is made of separate circles.
-- column kind: Tilaisuus | Evenemang | Event
-- column events: Tilaisuuksia | Evenemang | Events
-- column organisations: Organisaatioita | Organisationer | Organisations
-- column elsewhere: Käy muuallakin | Deltar också annanstans | Come elsewhere too
-- column only_here: Vain täällä | Bara här | Only here
-- value breakfast: aamiainen | frukost | breakfast
-- value coffee: aamukahvit | kaffe | coffee
-- value workshop: työpaja | verkstad | workshop
-- value training: koulutus | utbildning | training
-- value webinar: webinaari | webbinarium | webinar
-- value forum: foorumi | forum | forum
-- value site_visit: tutustumiskäynti | studiebesök | site visit
-- value general_meeting: yleiskokous | stämma | general meeting
-- value steering: ohjausryhmä | styrgrupp | steering group
-- value other: muu | annat | other
with came as (
    select distinct fact_activity.programme_id, fact_activity.org_id, event.kind, event.event_id
    from fact_activity
    inner join event
        on fact_activity.source_id = event.event_id || '/' || fact_activity.org_id
        and fact_activity.programme_id = event.programme_id
    where fact_activity.kind = 'attendance'
),

kinds as (
    select came.programme_id, came.org_id, count(distinct came.kind) as kinds
    from came
    group by came.programme_id, came.org_id
)

select
    came.programme_id,
    came.kind,
    count(distinct came.event_id) as events, -- [count]
    count(distinct came.org_id) as organisations, -- [count]
    count(distinct came.org_id) filter (kinds.kinds > 1) as elsewhere, -- [count]
    count(distinct came.org_id) filter (kinds.kinds = 1) as only_here -- [count]
from came
inner join kinds on came.programme_id = kinds.programme_id and came.org_id = kinds.org_id
group by came.programme_id, came.kind
