-- generated from storage/statements; change it there and run make compile
-- parameters: since=datetime, until=datetime, via_1, via_2, direction_1
-- defaults: {"via_1": "visit", "via_2": "phone", "direction_1": "out"}
-- columns: at=datetime, utc_offset, via
SELECT call.at, call.utc_offset, call.via 
FROM call JOIN card ON card.id = call.card_id 
WHERE card.binned_at IS NULL AND call.at >= :since AND call.at < :until AND (call.via = :via_1 OR call.via = :via_2 AND call.direction = :direction_1) ORDER BY call.at, call.id
