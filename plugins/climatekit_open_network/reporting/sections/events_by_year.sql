-- One row per programme and year: events against the plan, and who came.
-- section: events_by_year
-- order: 300
-- chart: bar
-- category: year
-- values: organisations
-- sort: year
-- metrics: events_planned, people_attended, feedback_mean
-- fi: Tapahtumat vuosittain
-- sv: Evenemang per år
-- en: Events by year
-- column year: Vuosi | År | Year
-- column planned: Suunniteltu | Planerade | Planned
-- column events: Pidetty | Ordnade | Held
-- column organisations: Organisaatiokäyntejä | Organisationsbesök | Attendances
-- column people: Henkilöitä | Personer | People
-- column feedback: Palaute (1–5) | Respons (1–5) | Feedback (1 to 5)
with held as (
    select
        fact_open_network_event.programme_id,
        strftime(fact_open_network_event.held_on, '%Y') as year,
        count(*) as events,
        cast(sum(fact_open_network_event.organisations_attended) as bigint) as organisations,
        cast(sum(fact_open_network_event.people_attended) as bigint) as people
    from fact_open_network_event
    group by fact_open_network_event.programme_id, strftime(fact_open_network_event.held_on, '%Y')
),

told as (
    select
        metric_value.programme_id,
        metric_value.period as year,
        max(metric_value.value) filter (metric_value.metric = 'events_planned') as planned,
        max(metric_value.value) filter (metric_value.metric = 'feedback_mean') as feedback
    from metric_value
    where metric_value.metric in ('events_planned', 'feedback_mean') and metric_value.dimension = 'all'
    group by metric_value.programme_id, metric_value.period
)

select
    held.programme_id,
    held.year,
    told.planned, -- [count]
    held.events, -- [count]
    held.organisations, -- [count]
    held.people, -- [count]
    told.feedback -- [score]
from held
left join told on held.programme_id = told.programme_id and held.year = told.year
