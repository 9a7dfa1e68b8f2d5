-- generated from storage/statements; change it there and run make compile
-- parameters: since=date
-- defaults: {}
-- columns: id, uid, card_id, on_date=date, occasion, template, body, call_id, card_name
SELECT greeting.id, greeting.uid, greeting.card_id, greeting.on_date, greeting.occasion, greeting.template, greeting.body, greeting.call_id, card.name AS card_name 
FROM greeting JOIN card ON card.id = greeting.card_id 
WHERE card.binned_at IS NULL AND greeting.on_date >= :since ORDER BY greeting.on_date DESC, greeting.id DESC
