-- generated from storage/statements; change it there and run make compile
-- parameters: winner, loser
-- defaults: {}
-- columns: 
UPDATE reward SET card_id=:winner WHERE reward.card_id = :loser
