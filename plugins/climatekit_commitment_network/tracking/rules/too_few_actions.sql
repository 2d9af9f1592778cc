-- rule: M4-6f
-- severity: warning
-- source: sitoumusten seurantaan ja päivittämiseen
-- fi: Jäsen "{org_name}" on kertonut vuoden aikana {actions} ilmastoteosta, kun niitä odotetaan {actions_per_year}: pyydä kertomaan, mitä on tehty.
-- sv: Medlemmen "{org_name}" har under året berättat om {actions} klimatåtgärder, fast {actions_per_year} väntas: be den berätta vad som har gjorts.
-- en: The member "{org_name}" has told of {actions} climate actions in a year although {actions_per_year} are expected: ask it to tell what was done.
with told as (
    select
        commitment_state.membership_id,
        count(*) as actions
    from commitment_state
    inner join commitment_network_settings as settings on commitment_state.programme_id = settings.programme_id
    cross join run
    where
        commitment_state.state <> 'not_yet'
        and commitment_state.kind = 'action'
        and date_diff(
            'day', greatest(commitment_state.made_on, commitment_state.last_report_on), run.as_of
        ) <= 365 + settings.grace_days
    group by commitment_state.membership_id
)

select
    member.programme_id,
    member.org_id,
    'membership' as subject_table,
    member.membership_id as subject_id,
    settings.actions_per_year,
    coalesce(told.actions, 0) as actions,
    coalesce(organisation.name, member.org_id) as org_name
from commitment_network_member as member
inner join commitment_network_settings as settings on member.programme_id = settings.programme_id
cross join run
left join told on member.membership_id = told.membership_id
left join organisation on member.org_id = organisation.org_id
where
    member.is_in_register
    and not member.is_exempt
    and date_diff('day', member.valid_from, run.as_of) > 365 + settings.grace_days
    and coalesce(told.actions, 0) < settings.actions_per_year
