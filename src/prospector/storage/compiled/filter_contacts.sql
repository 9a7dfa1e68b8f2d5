-- generated from storage/statements; change it there and run make compile
-- parameters: first, last
-- defaults: {}
-- columns: card_id, contacts
SELECT standing.card_id, standing.contacts 
FROM standing 
WHERE standing.contacts BETWEEN :first AND :last ORDER BY standing.card_id
