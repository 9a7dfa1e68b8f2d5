-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: card_id, key, value
SELECT fact.card_id, fact."key", fact.value 
FROM fact JOIN card ON card.id = fact.card_id 
WHERE card.binned_at IS NULL ORDER BY fact.card_id, fact.id
