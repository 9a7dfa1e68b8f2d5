-- generated from storage/statements; change it there and run make compile
-- parameters: winner, loser
-- defaults: {}
-- columns: 
UPDATE complaint SET card_id=:winner WHERE complaint.card_id = :loser
