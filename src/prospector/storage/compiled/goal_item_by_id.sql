-- generated from storage/statements; change it there and run make compile
-- parameters: id
-- defaults: {}
-- columns: id, goal_id, what, amount
SELECT goal_item.id, goal_item.goal_id, goal_item.what, goal_item.amount 
FROM goal_item 
WHERE goal_item.id = :id
