-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: count_1
SELECT count(*) AS count_1 
FROM operation
