-- Judged is the last year whose reports are due.
-- rule: CP-5
-- severity: warning
-- source: https://klimatprotokollet.uppsala.se/nyheter/medlemsrekord-efter-varens-rundabordsmote/
-- fi: Vuonna {year} yhteiset päästöt vähenivät {reduction_fi} %, kun tavoite oli {target_fi} %: sovi pyöreän pöydän kokouksessa, miten vauhti kiihtyy.
-- sv: De gemensamma utsläppen minskade {year} med {reduction_fi} %, målet var {target_fi} %: kom vid rundabordsmötet överens om hur takten ökar.
-- en: The joint emissions went down by {reduction} % in {year}, the target was {target} %: agree at the round table how to speed up.
with due as (
    select
        protocol.programme_id,
        max(protocol.year) as year
    from climate_protocol_year as protocol
    cross join run
    where protocol.due_on < run.as_of
    group by protocol.programme_id
)

select
    protocol.programme_id,
    'protocol_target' as subject_table,
    cast(protocol.year as varchar) as subject_id,
    cast(protocol.year as varchar) as year,
    printf('%.1f', 100 * protocol.reduction) as reduction,
    printf('%.1f', 100 * protocol.target) as target,
    replace(printf('%.1f', 100 * protocol.reduction), '.', ',') as reduction_fi,
    replace(printf('%.1f', 100 * protocol.target), '.', ',') as target_fi
from climate_protocol_year as protocol
inner join due on protocol.programme_id = due.programme_id and protocol.year = due.year
where not protocol.is_met
