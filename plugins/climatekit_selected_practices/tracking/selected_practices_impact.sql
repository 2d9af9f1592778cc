-- One row per programme, practice that is running in it and goal on which the practice has a score.
-- grain: programme_id, practice_id, goal
with running as (
    select distinct
        selected_practices_use.programme_id,
        selected_practices_use.practice_id
    from selected_practices_use
    where selected_practices_use.state = 'running'
),

scored as (
    select practice.practice_id, 'A' as goal, practice.impact_a as score
    from practice
    union all
    select practice.practice_id, 'B' as goal, practice.impact_b as score
    from practice
    union all
    select practice.practice_id, 'C' as goal, practice.impact_c as score
    from practice
    union all
    select practice.practice_id, 'D' as goal, practice.impact_d as score
    from practice
    union all
    select practice.practice_id, 'E' as goal, practice.impact_e as score
    from practice
)

select
    running.programme_id, -- Programme.
    running.practice_id, -- Practice.
    scored.goal, -- Goal: A emissions, B green business, C other environment, D interaction, E climate image.
    scored.score, -- [score] Expected impact of an established practice with enough resources; its maximum is not known.
    scored.score >= selected_practices_settings.high_impact_threshold as is_high -- At or above the setting high_impact_threshold.
from running
inner join scored on running.practice_id = scored.practice_id
inner join selected_practices_settings on running.programme_id = selected_practices_settings.programme_id
where scored.score is not null
