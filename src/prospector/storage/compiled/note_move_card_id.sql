-- generated from storage/statements; change it there and run make compile
-- parameters: winner, loser
-- defaults: {}
-- columns: 
UPDATE note SET card_id=:winner WHERE note.card_id = :loser
