-- One row per programme and label: the grants by their status.
-- section: labels_in_use
-- order: 350
-- sort: label
-- fi: Merkit
-- sv: Märken
-- en: Labels
-- note_fi: Viherpesun riski kasvaa, jos merkillä ei ole kriteereitä tai päättymispäivää.
-- note_sv: Risken för grönmålning ökar om ett märke saknar kriterier eller slutdatum.
-- note_en: The risk of greenwashing grows where a label has no criteria or no end.
-- column label: Merkki | Märke | Label
-- column valid: Voimassa | Giltiga | Valid
-- column expiring: Päättymässä | Går snart ut | Expiring
-- column expired: Päättynyt | Utgångna | Expired
-- column suspended: Keskeytetty | Upphävda tills vidare | Suspended
-- column withdrawn: Peruttu | Återkallade | Withdrawn
select
    fact_label_grant.programme_id,
    coalesce(fact_label_grant.label_name, fact_label_grant.label_id) as label,
    count(*) filter (fact_label_grant.status = 'valid') as valid, -- [count]
    count(*) filter (fact_label_grant.status = 'expiring') as expiring, -- [count]
    count(*) filter (fact_label_grant.status = 'expired') as expired, -- [count]
    count(*) filter (fact_label_grant.status = 'suspended') as suspended, -- [count]
    count(*) filter (fact_label_grant.status = 'withdrawn') as withdrawn -- [count]
from fact_label_grant
group by fact_label_grant.programme_id, coalesce(fact_label_grant.label_name, fact_label_grant.label_id)
