-- generated from storage/statements; change it there and run make compile
-- parameters: code
-- defaults: {}
-- columns: card_id, state
SELECT deal.card_id, deal.state 
FROM deal 
WHERE deal.state = :code ORDER BY deal.card_id, deal.id
