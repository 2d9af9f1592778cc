select source_row, activity_id, member_id, occurred_on, kind, amount, unit, reasons
from {{ ref('judged') }} where reasons <> ''
