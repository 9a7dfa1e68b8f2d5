-- generated from storage/statements; change it there and run make compile
-- parameters: state_1
-- defaults: {"state_1": "open"}
-- columns: count_1
SELECT count(*) AS count_1 
FROM follow_up 
WHERE follow_up.state = :state_1
