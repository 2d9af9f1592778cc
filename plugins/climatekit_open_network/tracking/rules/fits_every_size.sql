-- Silent where nobody at all came to events: that is M3-4b's.
-- rule: M3-7a
-- severity: warning
-- source: mikä on yhden verkoston kyky vastata erilaisten yritysten tarpeisiin (pienet vs. isot, eri toimialoilla toimivat, ilmastotyön eri vaiheissa olevat)
-- fi: Verkostossa {programme_name} on {organisations} organisaatiota, joiden kokoluokka on {group_fi}, mutta yksikään ei ole käynyt tapahtumissa {active_within_days} päivään: yksi verkosto ei ehkä palvele kaikkia, joten kysy niiltä, mitä ne tarvitsevat.
-- sv: I nätverket {programme_name} finns {organisations} organisationer i storleksklassen {group_sv}, men ingen av dem har varit på evenemang på {active_within_days} dagar: ett nätverk tjänar kanske inte alla, så fråga dem vad de behöver.
-- en: The network {programme_name} has {organisations} organisations of the size class {group_en}, but none of them has been at an event for {active_within_days} days: one network may not serve all, so ask them what they need.
with grouped as (
    select
        open_network_participant.programme_id,
        organisation_group.dimension_value,
        count(*) as organisations,
        sum(open_network_participant.event_days_in_window) as event_days
    from open_network_participant
    inner join organisation_group on open_network_participant.org_id = organisation_group.org_id
    where
        open_network_participant.is_in
        and organisation_group.dimension = 'size_class'
        and organisation_group.dimension_value <> 'unknown'
    group by open_network_participant.programme_id, organisation_group.dimension_value
),

alive as (
    select open_network_participant.programme_id
    from open_network_participant
    group by open_network_participant.programme_id
    having sum(open_network_participant.event_days_in_window) > 0
)

select
    grouped.programme_id,
    open_network_programme.programme_name,
    grouped.organisations,
    case grouped.dimension_value
        when 'micro' then 'mikro'
        when 'small' then 'pieni'
        when 'medium' then 'keskisuuri'
        when 'large' then 'suuri'
        else grouped.dimension_value
    end as group_fi,
    case grouped.dimension_value
        when 'micro' then 'mikro'
        when 'small' then 'små'
        when 'medium' then 'medelstora'
        when 'large' then 'stora'
        else grouped.dimension_value
    end as group_sv,
    case grouped.dimension_value
        when 'micro' then 'micro'
        when 'small' then 'small'
        when 'medium' then 'medium'
        when 'large' then 'large'
        else grouped.dimension_value
    end as group_en,
    open_network_settings.active_within_days,
    'organisation' as subject_table,
    'size_class=' || grouped.dimension_value as subject_id
from grouped
inner join alive on grouped.programme_id = alive.programme_id
inner join open_network_programme on grouped.programme_id = open_network_programme.programme_id
inner join open_network_settings on grouped.programme_id = open_network_settings.programme_id
where grouped.event_days = 0 and grouped.organisations >= open_network_settings.fit_min_group
