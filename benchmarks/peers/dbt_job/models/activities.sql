select activity_id, member_id, day as occurred_on, kind, number as amount, unit
from {{ ref('judged') }} where reasons = ''
