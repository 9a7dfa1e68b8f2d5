-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: id, uid, card_id, via, at=datetime, utc_offset, outcome, need, attitude, visit_chance, note, duration_s, direction
SELECT call.id, call.uid, call.card_id, call.via, call.at, call.utc_offset, call.outcome, call.need, call.attitude, call.visit_chance, call.note, call.duration_s, call.direction 
FROM call ORDER BY call.id
