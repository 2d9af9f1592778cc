-- metric: feedback_mean
-- unit: score
-- title_fi: Palaute
-- title_sv: Respons
-- title_en: Feedback
-- direction: up
-- indicative: yes
-- fi: Tapahtumapalautteen keskiarvo vuodessa (1–5).
-- sv: Medeltalet av responsen på evenemangen under året (1–5).
-- en: Mean of the feedback on events in the year (1 to 5).
-- caveat_fi: Vain palautetta antaneet organisaatiot ovat mukana, kukin tapahtumaa kohti kerran.
-- caveat_sv: Endast organisationer som gav respons är med, var och en en gång per evenemang.
-- caveat_en: Only organisations that gave feedback are in it, each once per event.
with answers as (
    select
        event.programme_id,
        strftime(event.held_on, '%Y') as period,
        event.kind,
        -- Decimals add up to the same sum in any order, floating point numbers do not.
        cast(attendance.feedback_score as decimal(9, 4)) as score
    from attendance
    inner join event on attendance.event_id = event.event_id
    inner join open_network_settings on event.programme_id = open_network_settings.programme_id
    cross join run
    where event.held_on <= run.as_of and attendance.feedback_score is not null
)

select
    answers.programme_id,
    answers.period,
    'all' as dimension,
    'all' as dimension_value,
    round(cast(sum(answers.score) as double) / count(*), 2) as value
from answers
group by answers.programme_id, answers.period
union all
select
    answers.programme_id,
    answers.period,
    'kind' as dimension,
    answers.kind as dimension_value,
    round(cast(sum(answers.score) as double) / count(*), 2) as value
from answers
group by answers.programme_id, answers.period, answers.kind
