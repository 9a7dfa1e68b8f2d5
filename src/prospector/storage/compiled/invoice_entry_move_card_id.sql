-- generated from storage/statements; change it there and run make compile
-- parameters: winner, loser
-- defaults: {}
-- columns: 
UPDATE invoice_entry SET card_id=:winner WHERE invoice_entry.card_id = :loser
