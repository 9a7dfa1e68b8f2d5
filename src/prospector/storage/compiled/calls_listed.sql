-- generated from storage/statements; change it there and run make compile
-- parameters: since=datetime, until=datetime
-- defaults: {}
-- columns: id, uid, card_id, via, at=datetime, utc_offset, outcome, need, attitude, visit_chance, note, duration_s, direction, card_name
SELECT call.id, call.uid, call.card_id, call.via, call.at, call.utc_offset, call.outcome, call.need, call.attitude, call.visit_chance, call.note, call.duration_s, call.direction, card.name AS card_name 
FROM call JOIN card ON card.id = call.card_id 
WHERE card.binned_at IS NULL AND call.at >= :since AND call.at < :until ORDER BY call.at, call.id
