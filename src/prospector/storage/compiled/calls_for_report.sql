-- generated from storage/statements; change it there and run make compile
-- parameters: key_1, via_1, direction_1
-- defaults: {"key_1": "contacts", "via_1": "phone", "direction_1": "out"}
-- columns: card_id, at=datetime, utc_offset, outcome, contacts, noted_on=date
SELECT call.card_id, call.at, call.utc_offset, call.outcome, max(fact.value) AS contacts, max(fact.noted_on) AS noted_on 
FROM call JOIN card ON card.id = call.card_id LEFT OUTER JOIN fact ON fact.card_id = call.card_id AND fact."key" = :key_1 
WHERE card.binned_at IS NULL AND call.via = :via_1 AND call.direction = :direction_1 GROUP BY call.id, call.card_id, call.at, call.utc_offset, call.outcome ORDER BY call.card_id, call.at, call.id
