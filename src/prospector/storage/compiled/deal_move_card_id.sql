-- generated from storage/statements; change it there and run make compile
-- parameters: winner, loser
-- defaults: {}
-- columns: 
UPDATE deal SET card_id=:winner WHERE deal.card_id = :loser
