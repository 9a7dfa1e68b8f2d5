-- generated from storage/statements; change it there and run make compile
-- parameters: card_id, most, param_1
-- defaults: {"param_1": 0}
-- columns: id, uid, card_id, via, at=datetime, utc_offset, outcome, need, attitude, visit_chance, note, duration_s, direction
SELECT call.id, call.uid, call.card_id, call.via, call.at, call.utc_offset, call.outcome, call.need, call.attitude, call.visit_chance, call.note, call.duration_s, call.direction 
FROM call 
WHERE call.card_id = :card_id ORDER BY call.at DESC, call.id DESC
 LIMIT :most OFFSET :param_1
