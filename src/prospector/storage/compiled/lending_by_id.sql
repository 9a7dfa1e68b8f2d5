-- generated from storage/statements; change it there and run make compile
-- parameters: id
-- defaults: {}
-- columns: id, uid, card_id, borrower, lent_on=date, due_on=date, returned_on=date, note
SELECT lending.id, lending.uid, lending.card_id, lending.borrower, lending.lent_on, lending.due_on, lending.returned_on, lending.note 
FROM lending 
WHERE lending.id = :id
