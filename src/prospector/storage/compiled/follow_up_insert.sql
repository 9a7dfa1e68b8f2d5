-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, kind, due_on=date, due_time, action, state, why, minutes, call_id, created_at=datetime, settled_at=datetime
-- defaults: {}
-- columns: id
INSERT INTO follow_up (uid, card_id, kind, due_on, due_time, action, state, why, minutes, call_id, created_at, settled_at) VALUES (:uid, :card_id, :kind, :due_on, :due_time, :action, :state, :why, :minutes, :call_id, :created_at, :settled_at)
