-- rule: CP-6
-- severity: info
-- source: https://klimatprotokollet.uppsala.se/om-klimatprotokollet/
-- fi: Kausi {period_id} päättyy {ends_fi} eikä seuraavaa ole: valmistele uusi sopimus.
-- sv: Period {period_id} slutar den {ends_on} och ingen ny är inlagd: förbered nästa avtal.
-- en: The period {period_id} ends on {ends_on} and none follows it: prepare the next agreement.
select
    period.programme_id,
    'protocol_period' as subject_table,
    period.period_id as subject_id,
    period.period_id,
    period.ends_on,
    strftime(period.ends_on, '%-d.%-m.%Y') as ends_fi
from protocol_period as period
inner join climate_protocol_settings as settings on period.programme_id = settings.programme_id
cross join run
left join protocol_period as later
    on period.programme_id = later.programme_id and later.ends_on > period.ends_on
where later.period_id is null and date_diff('day', run.as_of, period.ends_on) <= settings.renewal_notice_days
