-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: id, uid, card_id, on_date=date, score, note, card_name
SELECT satisfaction.id, satisfaction.uid, satisfaction.card_id, satisfaction.on_date, satisfaction.score, satisfaction.note, card.name AS card_name 
FROM satisfaction JOIN card ON card.id = satisfaction.card_id 
WHERE card.binned_at IS NULL ORDER BY satisfaction.card_id, satisfaction.on_date, satisfaction.id
