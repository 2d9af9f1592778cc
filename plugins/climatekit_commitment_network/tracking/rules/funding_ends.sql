-- rule: M4-11
-- severity: warning
-- source: Satakunta (hankevetoista)
-- fi: Verkoston "{programme_name}" hankerahoitus päättyy {project_end}, eikä jatkajaa ole: päätä jatkosta tai kirjaa jatkava ohjelma (succeeds).
-- sv: Projektfinansieringen för nätverket "{programme_name}" tar slut {project_end} och ingen fortsättning finns: besluta om fortsättningen eller anteckna det program som tar vid (succeeds).
-- en: The project money of the network "{programme_name}" ends on {project_end} and nothing follows it: decide how to go on, or record the programme that does (succeeds).
with followed as (
    select distinct successor.succeeds_programme_id as programme_id
    from programme as successor
)

select
    programme.programme_id,
    'programme' as subject_table,
    programme.programme_id as subject_id,
    programme.name as programme_name,
    settings.project_end
from programme
inner join commitment_network_settings as settings on programme.programme_id = settings.programme_id
cross join run
left join followed on programme.programme_id = followed.programme_id
where
    settings.funding_basis in ('project', 'mixed')
    and date_diff('day', run.as_of, settings.project_end) <= settings.funding_warning_days
    and coalesce(programme.valid_from, run.as_of) <= run.as_of
    and coalesce(programme.valid_to, run.as_of) >= run.as_of
    and followed.programme_id is null
