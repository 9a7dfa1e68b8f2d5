-- generated from storage/statements; change it there and run make compile
-- parameters: winner, loser
-- defaults: {}
-- columns: 
UPDATE satisfaction SET card_id=:winner WHERE satisfaction.card_id = :loser
