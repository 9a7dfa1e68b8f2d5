-- generated from storage/statements; change it there and run make compile
-- parameters: until=date
-- defaults: {}
-- columns: count_1
SELECT CAST(count(*) AS BIGINT) AS count_1 
FROM brief 
WHERE brief.courted = 1 AND brief.next_due_on <= :until
