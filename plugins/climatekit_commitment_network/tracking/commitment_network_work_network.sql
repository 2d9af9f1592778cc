-- One row per label, application, group or programme that needs something.
-- grain: programme_id, kind, subject_table, subject_id
-- feeds: work_item
select
    label_grant_state.programme_id, -- Programme.
    label_grant_state.org_id, -- Organisation, where it is about one.
    'label_'
    || label_grant_state.status as kind, -- label_expir(ing|ed), application_open, group_without_support, funding_ending.
    'label_grant' as subject_table, -- Table of the row that it is about.
    label_grant_state.grant_id as subject_id, -- Key of that row.
    label_grant_state.ends_on as due_on, -- [d] Day by which it should be done.
    'Uusi jäsenen "' || coalesce(organisation.name, label_grant_state.org_id) || '" merkki "'
    || label_grant_state.label_name || '" tai pyydä poistamaan se näkyvistä.' as text_fi, -- What to do, in Finnish.
    'Förnya märket "' || label_grant_state.label_name || '" för medlemmen "'
    || coalesce(organisation.name, label_grant_state.org_id)
    || '" eller be den sluta visa det.' as text_sv, -- The same in Swedish.
    'Renew the label "' || label_grant_state.label_name || '" of the member "'
    || coalesce(organisation.name, label_grant_state.org_id)
    || '", or ask it to stop showing it.' as text_en -- The same in English.
from label_grant_state
-- of a label that was granted again, the last grant speaks
left join label_grant_state as newer
    on
        label_grant_state.label_id = newer.label_id
        and label_grant_state.membership_id = newer.membership_id
        and label_grant_state.granted_on < newer.granted_on
left join organisation on label_grant_state.org_id = organisation.org_id
where label_grant_state.status in ('expiring', 'expired') and newer.grant_id is null
union all
select
    application.programme_id,
    application.org_id,
    'application_open',
    'application',
    application.application_id,
    cast(application.received_on + cast(settings.application_decision_days as integer) as date),
    'Päätä organisaation "' || coalesce(organisation.name, application.org_id) || '" hakemuksesta "'
    || application.application_id || '".',
    'Fatta beslut om ansökan "' || application.application_id || '" från organisationen "'
    || coalesce(organisation.name, application.org_id) || '".',
    'Decide on the application "' || application.application_id || '" of the organisation "'
    || coalesce(organisation.name, application.org_id) || '".'
from application
inner join commitment_network_settings as settings on application.programme_id = settings.programme_id
cross join run
left join organisation on application.org_id = organisation.org_id
where application.received_on <= run.as_of and coalesce(application.decided_on > run.as_of, true)
union all
select
    support_by_group.programme_id,
    cast(null as varchar),
    'group_without_support',
    'support_by_group',
    support_by_group.dimension || '/' || support_by_group.dimension_value,
    run.as_of,
    'Tarjoa tukea ryhmälle "' || support_by_group.dimension_value || '" (' || support_by_group.dimension || ', '
    || support_by_group.members || ' jäsentä).',
    'Erbjud stöd till gruppen "' || support_by_group.dimension_value || '" (' || support_by_group.dimension || ', '
    || support_by_group.members || ' medlemmar).',
    'Offer support to the group "' || support_by_group.dimension_value || '" (' || support_by_group.dimension || ', '
    || support_by_group.members || ' members).'
from support_by_group
inner join commitment_network_settings as settings on support_by_group.programme_id = settings.programme_id
cross join run
where
    support_by_group.is_judged
    and support_by_group.all_offers > 0
    and (support_by_group.offers = 0 or support_by_group.ratio_to_mean < settings.support_min_share)
union all
select
    programme.programme_id,
    cast(null as varchar),
    'funding_ending',
    'programme',
    programme.programme_id,
    settings.project_end,
    'Päätä, miten verkosto "' || programme.name || '" jatkuu hankerahoituksen jälkeen.',
    'Besluta hur nätverket "' || programme.name || '" fortsätter efter projektfinansieringen.',
    'Decide how the network "' || programme.name || '" goes on after its project money.'
from programme
inner join commitment_network_settings as settings on programme.programme_id = settings.programme_id
cross join run
left join programme as successor on programme.programme_id = successor.succeeds_programme_id
where
    settings.funding_basis in ('project', 'mixed')
    and date_diff('day', run.as_of, settings.project_end) <= settings.funding_warning_days
    and coalesce(programme.valid_from, run.as_of) <= run.as_of
    and coalesce(programme.valid_to, run.as_of) >= run.as_of
    and successor.programme_id is null
