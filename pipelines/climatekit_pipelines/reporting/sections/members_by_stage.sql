-- One row per programme and group of those who are in: how many, and how many something has happened with lately.
-- Programme '*' counts each organisation once over all programmes.
-- section: members_by_stage
-- order: 130
-- chart: stacked_bar
-- category: climate_stage
-- values: reached, not_reached
-- sort: place
-- fi: Palveleeko yksi verkosto kaikkia: ilmastotyön vaihe
-- sv: Tjänar ett nätverk alla: klimatarbetets skede
-- en: Does one network serve them all: stage of climate work
-- note_fi: Tavoitettu: organisaatio on 12 viime kuukauden aikana ollut tilaisuudessa, saanut tukea tai ollut muuten tekemisissä; sen omat raportit ja sitoumukset eivät riitä.
-- note_sv: Nådda: organisationen har under de senaste 12 månaderna deltagit i ett evenemang, fått stöd eller haft annan kontakt; dess egna rapporter och åtaganden räcker inte.
-- note_en: Reached: in the last 12 months the organisation was at an event, was given support or had another contact; its own reports and commitments are not enough.
-- column climate_stage: Ilmastotyön vaihe | Klimatarbetets skede | Stage of climate work
-- column members: Mukana | Med | In
-- column reached: Tavoitettu | Nådda | Reached
-- column not_reached: Ei tavoitettu | Inte nådda | Not reached
-- column share_reached: Tavoitettu osuus | Andel nådda | Share reached
-- value not_started: ei aloitettu | inte påbörjat | not started
-- value mapped: kartoitettu | kartlagt | mapped
-- value planned: suunniteltu | planerat | planned
-- value acting: toteutuksessa | pågår | acting
-- value leading: edelläkävijä | föregångare | leading
-- value unknown: ei tiedossa | okänd | not known
with members as (
    select distinct fact_membership.programme_id, fact_membership.org_id
    from fact_membership
    where fact_membership.is_current
    union
    select distinct '*' as programme_id, fact_membership.org_id
    from fact_membership
    where fact_membership.is_current
),

lately as (
    select distinct fact_activity.programme_id, fact_activity.org_id
    from fact_activity
    cross join run
    where fact_activity.happened_on > run.as_of - 365 and fact_activity.kind not in ('commitment', 'progress_report')
    union
    select distinct '*' as programme_id, fact_activity.org_id
    from fact_activity
    cross join run
    where fact_activity.happened_on > run.as_of - 365 and fact_activity.kind not in ('commitment', 'progress_report')
),

counted as (
    select
        members.programme_id,
        organisation_group.dimension_value as dimension_value,
        count(*) as members,
        count(lately.org_id) as reached
    from members
    inner join organisation_group
        on members.org_id = organisation_group.org_id and organisation_group.dimension = 'climate_stage'
    left join lately on members.programme_id = lately.programme_id and members.org_id = lately.org_id
    group by members.programme_id, organisation_group.dimension_value
)

select
    counted.programme_id,
    counted.dimension_value as climate_stage,
    list_position(['not_started', 'mapped', 'planned', 'acting', 'leading', 'unknown'], counted.dimension_value) as place,
    counted.members, -- [count]
    counted.reached, -- [count]
    counted.members - counted.reached as not_reached, -- [count]
    cast(counted.reached as double) / counted.members as share_reached -- [share]
from counted
