-- generated from storage/statements; change it there and run make compile
-- parameters: winner, loser
-- defaults: {}
-- columns: 
UPDATE judgement SET card_id=:winner WHERE judgement.card_id = :loser
