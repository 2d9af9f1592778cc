-- metric: never_attended_share
-- unit: share
-- order: 43
-- title_fi: Ei koskaan käynyt
-- title_sv: Aldrig deltagit
-- title_en: Never came
-- direction: down
-- headline: yes
-- indicative: no
-- fi: Osuus tarkastelupäivän osallistujista, jotka eivät ole koskaan käyneet tapahtumassa.
-- sv: Andel av deltagarna på granskningsdagen som aldrig har varit på ett evenemang.
-- en: Share of the participants on the as-of date that have never been at an event.
-- caveat_fi: Pienen ryhmän osuus heittelee: katso myös ryhmän koko (participants_total).
-- caveat_sv: Andelen i en liten grupp varierar kraftigt: se också gruppens storlek (participants_total).
-- caveat_en: The share of a small group jumps: see the size of the group too (participants_total).
select
    open_network_participant.programme_id,
    cast(run.as_of as varchar) as period,
    organisation_group.dimension,
    organisation_group.dimension_value,
    round(
        cast(sum(case when open_network_participant.event_days = 0 then 1 else 0 end) as double) / count(*), 4
    ) as value
from open_network_participant
cross join run
inner join organisation_group on open_network_participant.org_id = organisation_group.org_id
where open_network_participant.is_in
group by
    open_network_participant.programme_id, run.as_of, organisation_group.dimension, organisation_group.dimension_value
