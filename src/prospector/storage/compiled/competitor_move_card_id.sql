-- generated from storage/statements; change it there and run make compile
-- parameters: winner, loser
-- defaults: {}
-- columns: 
UPDATE competitor SET card_id=:winner WHERE competitor.card_id = :loser
