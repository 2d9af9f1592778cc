-- YmpyräKS did it in 2022: a commitment track as a programme of its own under the open network.
-- rule: M3-6
-- severity: error
-- source: Ei sitoumuksia
-- fi: Organisaatio {org_id} on allekirjoittanut jäsenyyden "{membership_id}" avoimessa verkostossa {programme_name}, jossa ei ole sitoumuksia eikä merkkiä: {way_out_fi}.
-- sv: Organisationen {org_id} har undertecknat medlemskapet "{membership_id}" i det öppna nätverket {programme_name}, som varken har förbindelser eller märke: {way_out_sv}.
-- en: The organisation {org_id} has signed the membership "{membership_id}" in the open network {programme_name}, which has neither commitments nor a label: {way_out_en}.
with children as (
    select
        programme.parent_programme_id,
        min(programme.programme_id) as child_id
    from programme
    where programme.model = 'commitment_network'
    group by programme.parent_programme_id
)

select
    membership.programme_id,
    programme.name as programme_name,
    membership.org_id,
    membership.membership_id,
    case
        when children.child_id is null then 'avaa sitoumuksille alaohjelma, jonka malli on commitment_network'
        else 'siirrä se alaohjelmaan "' || children.child_id || '"'
    end as way_out_fi,
    case
        when children.child_id is null then 'öppna för förbindelser ett underprogram med modellen commitment_network'
        else 'flytta det till underprogrammet "' || children.child_id || '"'
    end as way_out_sv,
    case
        when children.child_id is null then 'open a child programme with the model commitment_network for commitments'
        else 'move it to the child programme "' || children.child_id || '"'
    end as way_out_en,
    'membership' as subject_table,
    membership.membership_id as subject_id
from membership
inner join open_network_settings on membership.programme_id = open_network_settings.programme_id
inner join programme on membership.programme_id = programme.programme_id
left join children on membership.programme_id = children.parent_programme_id
where membership.signed_on is not null
