-- generated from storage/statements; change it there and run make compile
-- parameters: goal_id, what, amount, row_id
-- defaults: {}
-- columns: 
UPDATE goal_item SET goal_id=:goal_id, what=:what, amount=:amount WHERE goal_item.id = :row_id
