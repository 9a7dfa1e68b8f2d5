-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, kind, due_on=date, due_time, action, state, why, minutes, call_id, created_at=datetime, settled_at=datetime, row_id
-- defaults: {}
-- columns: 
UPDATE follow_up SET uid=:uid, card_id=:card_id, kind=:kind, due_on=:due_on, due_time=:due_time, action=:action, state=:state, why=:why, minutes=:minutes, call_id=:call_id, created_at=:created_at, settled_at=:settled_at WHERE follow_up.id = :row_id
