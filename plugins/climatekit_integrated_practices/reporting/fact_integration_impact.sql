-- One row per programme, practice that has been done within an activity and goal: the expected impact. Compare within one goal only.
-- grain: programme_id, practice_id, goal
select
    coalesce(dim_programme.programme_key, 0) as programme_key, -- Programme, as in dim_programme.
    coalesce(dim_practice.practice_key, 0) as practice_key, -- Practice, as in dim_practice.
    integrated_practices_impact.programme_id, -- Programme.
    integrated_practices_impact.practice_id, -- Practice.
    integrated_practices_impact.goal, -- Goal: A emissions, B green business, C other environment, D interaction, E climate image.
    integrated_practices_impact.score, -- [score] Expected impact of an established practice with enough resources; its maximum is not known.
    integrated_practices_impact.is_high -- At or above the setting high_impact_threshold.
from integrated_practices_impact
left join dim_programme on integrated_practices_impact.programme_id = dim_programme.programme_id
left join dim_practice on integrated_practices_impact.practice_id = dim_practice.practice_id
