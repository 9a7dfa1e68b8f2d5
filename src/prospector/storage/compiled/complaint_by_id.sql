-- generated from storage/statements; change it there and run make compile
-- parameters: id
-- defaults: {}
-- columns: id, uid, card_id, what, severity, owner, product, cause, state, opened_at=datetime, resolved_at=datetime, closed_at=datetime
SELECT complaint.id, complaint.uid, complaint.card_id, complaint.what, complaint.severity, complaint.owner, complaint.product, complaint.cause, complaint.state, complaint.opened_at, complaint.resolved_at, complaint.closed_at 
FROM complaint 
WHERE complaint.id = :id
