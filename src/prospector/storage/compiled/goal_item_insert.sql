-- generated from storage/statements; change it there and run make compile
-- parameters: goal_id, what, amount
-- defaults: {}
-- columns: id
INSERT INTO goal_item (goal_id, what, amount) VALUES (:goal_id, :what, :amount)
