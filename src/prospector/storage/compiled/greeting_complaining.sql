-- generated from storage/statements; change it there and run make compile
-- parameters: state_1
-- defaults: {"state_1": "satisfied"}
-- columns: card_id
SELECT complaint.card_id 
FROM complaint 
WHERE complaint.state != :state_1 GROUP BY complaint.card_id ORDER BY complaint.card_id
