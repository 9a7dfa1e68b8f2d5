-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list
-- defaults: {}
-- columns: id, goal_id, what, amount
SELECT goal_item.id, goal_item.goal_id, goal_item.what, goal_item.amount 
FROM goal_item 
WHERE goal_item.goal_id IN (SELECT value FROM json_each(:ids)) ORDER BY goal_item.goal_id, goal_item.id
