-- One row per programme, practice that has been done within an activity of it and goal on which the practice has a score.
-- grain: programme_id, practice_id, goal
with done as (
    select distinct
        integrated_practices_integration.programme_id,
        integrated_practices_integration.practice_id
    from integrated_practices_integration
    inner join integrated_practices_programme
        on integrated_practices_integration.programme_id = integrated_practices_programme.programme_id
    where integrated_practices_integration.stage <> 'identified'
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
    done.programme_id, -- Programme.
    done.practice_id, -- Practice.
    scored.goal, -- Goal: A emissions, B green business, C other environment, D interaction, E climate image.
    scored.score, -- [score] Expected impact of an established practice with enough resources; its maximum is not known.
    scored.score >= integrated_practices_settings.high_impact_threshold as is_high -- At or above the setting high_impact_threshold.
from done
inner join scored on done.practice_id = scored.practice_id
inner join integrated_practices_settings on done.programme_id = integrated_practices_settings.programme_id
where scored.score is not null
