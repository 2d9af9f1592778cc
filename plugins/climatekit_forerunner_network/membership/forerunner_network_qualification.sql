-- One row per organisation and criterion: members, applicants, and candidates from another model.
-- grain: programme_id, org_id, criterion
-- feeds: qualification
with asked as (
    select member.programme_id, member.org_id
    from forerunner_network_member as member
    where member.status in ('active', 'suspended', 'applicant')
    union
    select candidate.programme_id, candidate.org_id
    from candidate
    inner join forerunner_network_settings as settings on candidate.programme_id = settings.programme_id
),

evidence as (
    select
        application.programme_id,
        application.org_id,
        count(*) as criteria,
        sum(case when admission_evidence.met then 1 else 0 end) as met
    from application
    inner join admission_evidence on application.application_id = admission_evidence.application_id
    group by application.programme_id, application.org_id
),

suspended as (
    select distinct member.programme_id, member.org_id
    from forerunner_network_member as member
    where member.status = 'suspended'
)

select
    asked.programme_id, -- Programme.
    asked.org_id, -- Organisation.
    'M5-1' as criterion, -- Stable code of the criterion.
    case
        when evidence.met > 0 then true
        when evidence.criteria > 0 then false
        when not settings.require_evidence then true
    end as is_met, -- Met on the as-of date; empty where the data can't tell.
    case
        when evidence.met > 0 then 'Edelläkävijyyden kriteeri täyttyy.'
        when evidence.criteria > 0 then 'Yksikään edelläkävijyyden kriteeri ei täyty.'
        when not settings.require_evidence then 'Verkosto ei kysy näyttöä edelläkävijyydestä.'
        else 'Näyttöä edelläkävijyydestä (esim. cleantech-, energia- tai ympäristöratkaisut) ei ole kirjattu tauluun admission_evidence.'
    end as reason_fi, -- What is there or what is missing, in Finnish.
    case
        when evidence.met > 0 then 'Ett kriterium för föregångare uppfylls.'
        when evidence.criteria > 0 then 'Inget kriterium för föregångare uppfylls.'
        when not settings.require_evidence then 'Nätverket begär inga bevis på att man är föregångare.'
        else 'Bevis på att man är föregångare (t.ex. cleantech-, energi- eller miljölösningar) saknas i tabellen admission_evidence.'
    end as reason_sv, -- The same in Swedish.
    case
        when evidence.met > 0 then 'A criterion for forerunners is met.'
        when evidence.criteria > 0 then 'No criterion for forerunners is met.'
        when not settings.require_evidence then 'The network asks for no evidence of being a forerunner.'
        else 'No evidence of being a forerunner (such as cleantech, energy or environmental solutions) is in the table admission_evidence.'
    end as reason_en -- The same in English.
from asked
inner join forerunner_network_settings as settings on asked.programme_id = settings.programme_id
left join evidence on asked.programme_id = evidence.programme_id and asked.org_id = evidence.org_id
union all
select
    asked.programme_id,
    asked.org_id,
    'M5-2j',
    suspended.org_id is null,
    case when suspended.org_id is null then 'Maksu ei ole pitkään myöhässä.' else 'Maksu on pitkään myöhässä.' end,
    case when suspended.org_id is null then 'Avgiften är inte länge försenad.' else 'Avgiften är länge försenad.' end,
    case when suspended.org_id is null then 'The fee is not long overdue.' else 'The fee is long overdue.' end
from asked
left join suspended on asked.programme_id = suspended.programme_id and asked.org_id = suspended.org_id
