-- generated from storage/statements; change it there and run make compile
-- parameters: winner, loser
-- defaults: {}
-- columns: 
UPDATE credit_score SET card_id=:winner WHERE credit_score.card_id = :loser
