-- generated from storage/statements; change it there and run make compile
-- parameters: winner, loser
-- defaults: {}
-- columns: 
UPDATE collection_step SET card_id=:winner WHERE collection_step.card_id = :loser
