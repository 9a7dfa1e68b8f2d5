-- generated from storage/statements; change it there and run make compile
-- parameters: code
-- defaults: {}
-- columns: card_id, state
SELECT promise.card_id, promise.state 
FROM promise 
WHERE promise.state = :code ORDER BY promise.card_id, promise.id
