-- generated from storage/statements; change it there and run make compile
-- parameters: winner, loser
-- defaults: {}
-- columns: 
UPDATE qualification SET card_id=:winner WHERE qualification.card_id = :loser
