-- generated from storage/statements; change it there and run make compile
-- parameters: as_of=date
-- defaults: {}
-- columns: id, uid, card_id, criterion, score, on_date=date, note, card_name
SELECT credit_score.id, credit_score.uid, credit_score.card_id, credit_score.criterion, credit_score.score, credit_score.on_date, credit_score.note, card.name AS card_name 
FROM credit_score JOIN card ON card.id = credit_score.card_id 
WHERE card.binned_at IS NULL AND credit_score.on_date <= :as_of ORDER BY credit_score.card_id, credit_score.on_date, credit_score.id
