{{ config(materialized='table') }}
select
    *,
    rowid + 2 as source_row,
    concat_ws(' ',
        case when activity_id is null then 'activity_id:missing' end,
        case when activity_id in (select activity_id from {{ ref('typed') }} group by 1 having count(*) > 1)
            then 'activity_id:repeated' end,
        case when member_id is null then 'member_id:missing'
            when member_id not in (select member_id from {{ ref('members') }}) then 'member_id:unknown' end,
        case when occurred_on is null then 'occurred_on:missing' when day is null then 'occurred_on:date' end,
        case when kind is null then 'kind:missing'
            when kind not in ('event', 'newsletter', 'electricity', 'heat', 'travel') then 'kind:allowed' end,
        case when amount is null then 'amount:missing' when number is null then 'amount:number'
            when not number >= 0 then 'amount:negative' end,
        case when unit is null then 'unit:missing'
            when unit not in ('count', 'kWh', 'MWh', 'km') then 'unit:allowed' end
    ) as reasons
from {{ ref('typed') }}
