-- generated from storage/statements; change it there and run make compile
-- parameters: winner, loser
-- defaults: {}
-- columns: 
UPDATE call SET card_id=:winner WHERE call.card_id = :loser
