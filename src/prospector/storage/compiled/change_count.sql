-- generated from storage/statements; change it there and run make compile
-- parameters: operation_id
-- defaults: {}
-- columns: count_1
SELECT count(*) AS count_1 
FROM change 
WHERE change.operation_id = :operation_id
