-- generated from storage/statements; change it there and run make compile
-- parameters: winner, loser
-- defaults: {}
-- columns: 
UPDATE greeting SET card_id=:winner WHERE greeting.card_id = :loser
