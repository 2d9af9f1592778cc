{{ config(materialized='table') }}
select * from read_csv('{{ env_var("JOB_DATA") }}/members.csv')
