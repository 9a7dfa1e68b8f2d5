-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list
-- defaults: {}
-- columns: id, uid, card_id, borrower, lent_on=date, due_on=date, returned_on=date, note
SELECT lending.id, lending.uid, lending.card_id, lending.borrower, lending.lent_on, lending.due_on, lending.returned_on, lending.note 
FROM lending 
WHERE lending.card_id IN (SELECT value FROM json_each(:ids)) ORDER BY lending.card_id, lending.lent_on, lending.id
