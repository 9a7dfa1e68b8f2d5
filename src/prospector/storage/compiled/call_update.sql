-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, via, at=datetime, utc_offset, outcome, need, attitude, visit_chance, note, duration_s, direction, row_id
-- defaults: {}
-- columns: 
UPDATE call SET uid=:uid, card_id=:card_id, via=:via, at=:at, utc_offset=:utc_offset, outcome=:outcome, need=:need, attitude=:attitude, visit_chance=:visit_chance, note=:note, duration_s=:duration_s, direction=:direction WHERE call.id = :row_id
