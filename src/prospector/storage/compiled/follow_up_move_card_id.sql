-- generated from storage/statements; change it there and run make compile
-- parameters: winner, loser
-- defaults: {}
-- columns: 
UPDATE follow_up SET card_id=:winner WHERE follow_up.card_id = :loser
