-- generated from storage/statements; change it there and run make compile
-- parameters: winner, loser
-- defaults: {}
-- columns: 
UPDATE promise SET card_id=:winner WHERE promise.card_id = :loser
