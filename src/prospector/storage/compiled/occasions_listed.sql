-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: id, uid, card_id, what, day, note, card_name
SELECT occasion.id, occasion.uid, occasion.card_id, occasion.what, occasion.day, occasion.note, card.name AS card_name 
FROM occasion JOIN card ON card.id = occasion.card_id 
WHERE card.binned_at IS NULL ORDER BY occasion.card_id, occasion.id
