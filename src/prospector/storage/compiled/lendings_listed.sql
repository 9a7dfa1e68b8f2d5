-- generated from storage/statements; change it there and run make compile
-- parameters: every, param_1
-- defaults: {"param_1": 1}
-- columns: id, uid, card_id, borrower, lent_on=date, due_on=date, returned_on=date, note, card_name
SELECT lending.id, lending.uid, lending.card_id, lending.borrower, lending.lent_on, lending.due_on, lending.returned_on, lending.note, card.name AS card_name 
FROM lending JOIN card ON card.id = lending.card_id 
WHERE card.binned_at IS NULL AND (:every = :param_1 OR lending.returned_on IS NULL) ORDER BY lending.id
