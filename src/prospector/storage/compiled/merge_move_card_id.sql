-- generated from storage/statements; change it there and run make compile
-- parameters: winner, loser
-- defaults: {}
-- columns: 
UPDATE merge SET card_id=:winner WHERE merge.card_id = :loser
