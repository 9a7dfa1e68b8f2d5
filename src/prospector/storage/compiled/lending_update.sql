-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, borrower, lent_on=date, due_on=date, returned_on=date, note, row_id
-- defaults: {}
-- columns: 
UPDATE lending SET uid=:uid, card_id=:card_id, borrower=:borrower, lent_on=:lent_on, due_on=:due_on, returned_on=:returned_on, note=:note WHERE lending.id = :row_id
