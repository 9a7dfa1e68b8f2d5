-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list
-- defaults: {}
-- columns: card_id, at=datetime, utc_offset, via, outcome
SELECT call.card_id, call.at, call.utc_offset, call.via, call.outcome 
FROM call 
WHERE call.card_id IN (SELECT value FROM json_each(:ids)) ORDER BY call.card_id, call.at, call.id
