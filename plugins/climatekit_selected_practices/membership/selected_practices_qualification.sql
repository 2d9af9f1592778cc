-- One row per organisation that would come in from another model: here nobody joins, so nothing is asked of anyone.
-- grain: programme_id, org_id, criterion
-- feeds: qualification
select
    candidate.programme_id, -- Programme.
    candidate.org_id, -- Organisation.
    'M1-1' as criterion, -- The rule behind it: there are no members.
    true as is_met, -- Always met.
    'Jäseneksi ei liitytä: yritys tavoitetaan toimintamalleilla.' as reason_fi, -- Why, in Finnish.
    'Man blir inte medlem: företaget nås med verksamhetsmodellerna.' as reason_sv, -- Why, in Swedish.
    'Nobody becomes a member: the company is reached by practices.' as reason_en -- Why, in English.
from candidate
inner join selected_practices_settings on candidate.programme_id = selected_practices_settings.programme_id
