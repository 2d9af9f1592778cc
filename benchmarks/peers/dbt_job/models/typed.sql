select *, try_cast(occurred_on as date) as day, try_cast(amount as double) as number
from read_csv('{{ env_var("JOB_DATA") }}/activities.csv', all_varchar = true)
