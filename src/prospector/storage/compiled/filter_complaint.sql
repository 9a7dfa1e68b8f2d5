-- generated from storage/statements; change it there and run make compile
-- parameters: code
-- defaults: {}
-- columns: card_id, state
SELECT complaint.card_id, complaint.state 
FROM complaint 
WHERE complaint.state = :code ORDER BY complaint.card_id, complaint.id
