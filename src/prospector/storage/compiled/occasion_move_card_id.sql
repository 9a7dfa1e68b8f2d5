-- generated from storage/statements; change it there and run make compile
-- parameters: winner, loser
-- defaults: {}
-- columns: 
UPDATE occasion SET card_id=:winner WHERE occasion.card_id = :loser
