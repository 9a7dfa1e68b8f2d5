-- generated from storage/statements; change it there and run make compile
-- parameters: via_1, direction_1, outcome_1, most, param_1
-- defaults: {"via_1": "phone", "direction_1": "out", "outcome_1": "wrong-number", "param_1": 0}
-- columns: at=datetime, utc_offset, outcome
SELECT call.at, call.utc_offset, call.outcome 
FROM call 
WHERE call.via = :via_1 AND call.direction = :direction_1 AND call.outcome != :outcome_1 ORDER BY call.at DESC, call.id DESC
 LIMIT :most OFFSET :param_1
