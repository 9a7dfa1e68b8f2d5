-- generated from storage/statements; change it there and run make compile
-- parameters: key
-- defaults: {}
-- columns: card_id, value
SELECT fact.card_id, fact.value 
FROM fact JOIN card ON card.id = fact.card_id 
WHERE fact."key" = :key AND card.binned_at IS NULL ORDER BY fact.card_id
