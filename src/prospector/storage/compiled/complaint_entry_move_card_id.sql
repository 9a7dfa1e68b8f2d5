-- generated from storage/statements; change it there and run make compile
-- parameters: winner, loser
-- defaults: {}
-- columns: 
UPDATE complaint_entry SET card_id=:winner WHERE complaint_entry.card_id = :loser
