-- One row per programme, practice that is running in it and goal: the expected impact. Compare within one goal only.
-- grain: programme_id, practice_id, goal
select
    selected_practices_impact.programme_id, -- Programme.
    selected_practices_impact.practice_id, -- Practice.
    selected_practices_impact.goal, -- Goal: A emissions, B green business, C other environment, D interaction, E climate image.
    selected_practices_impact.score, -- [score] Expected impact of an established practice with enough resources; its maximum is not known.
    selected_practices_impact.is_high -- At or above the setting high_impact_threshold.
from selected_practices_impact
