-- generated from storage/statements; change it there and run make compile
-- parameters: via_1
-- defaults: {"via_1": "visit"}
-- columns: card_id, at=datetime
SELECT call.card_id, max(call.at) AS at 
FROM call JOIN card ON card.id = call.card_id 
WHERE call.via = :via_1 AND card.binned_at IS NULL GROUP BY call.card_id ORDER BY call.card_id
