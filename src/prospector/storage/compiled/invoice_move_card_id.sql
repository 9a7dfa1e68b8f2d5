-- generated from storage/statements; change it there and run make compile
-- parameters: winner, loser
-- defaults: {}
-- columns: 
UPDATE invoice SET card_id=:winner WHERE invoice.card_id = :loser
