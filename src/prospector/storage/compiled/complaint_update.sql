-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, what, severity, owner, product, cause, state, opened_at=datetime, resolved_at=datetime, closed_at=datetime, row_id
-- defaults: {}
-- columns: 
UPDATE complaint SET uid=:uid, card_id=:card_id, what=:what, severity=:severity, owner=:owner, product=:product, cause=:cause, state=:state, opened_at=:opened_at, resolved_at=:resolved_at, closed_at=:closed_at WHERE complaint.id = :row_id
