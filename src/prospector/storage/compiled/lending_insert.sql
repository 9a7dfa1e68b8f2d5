-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, borrower, lent_on=date, due_on=date, returned_on=date, note
-- defaults: {}
-- columns: id
INSERT INTO lending (uid, card_id, borrower, lent_on, due_on, returned_on, note) VALUES (:uid, :card_id, :borrower, :lent_on, :due_on, :returned_on, :note)
