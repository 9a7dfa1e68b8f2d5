-- generated from storage/statements; change it there and run make compile
-- parameters: winner, loser
-- defaults: {}
-- columns: 
UPDATE lending SET card_id=:winner WHERE lending.card_id = :loser
