-- rule: V-1
-- severity: info
-- source: guess
-- fi: Toimija {org_id} on käynyt vain {times} kertaa.
-- sv: Aktören {org_id} har bara varit här {times} gånger.
-- en: The actor {org_id} was here only {times} times.
select visitor.programme_id, visitor.org_id, visitor.times
from visitor
where visitor.times < 3
