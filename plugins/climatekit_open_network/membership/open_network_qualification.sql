-- One row per organisation that is in, or would come in from another model: an open network asks nothing of anyone.
-- grain: programme_id, org_id, criterion
-- feeds: qualification
with asked as (
    select
        open_network_participant.programme_id,
        open_network_participant.org_id
    from open_network_participant
    where open_network_participant.is_in
    union
    select
        candidate.programme_id,
        candidate.org_id
    from candidate
    inner join open_network_settings on candidate.programme_id = open_network_settings.programme_id
)

select
    asked.programme_id, -- Programme.
    asked.org_id, -- Organisation.
    'M3-1' as criterion, -- The rule behind it: anyone may come along.
    true as is_met, -- Always met.
    'Mukaan pääsee ilman sitoutumista.' as reason_fi, -- Why, in Finnish.
    'Man får komma med utan att förbinda sig.' as reason_sv, -- Why, in Swedish.
    'Anyone may come along without committing to anything.' as reason_en -- Why, in English.
from asked
