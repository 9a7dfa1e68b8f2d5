-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list
-- defaults: {}
-- columns: id, uid, card_id, what, severity, owner, product, cause, state, opened_at=datetime, resolved_at=datetime, closed_at=datetime
SELECT complaint.id, complaint.uid, complaint.card_id, complaint.what, complaint.severity, complaint.owner, complaint.product, complaint.cause, complaint.state, complaint.opened_at, complaint.resolved_at, complaint.closed_at 
FROM complaint 
WHERE complaint.card_id IN (SELECT value FROM json_each(:ids)) ORDER BY complaint.card_id, complaint.opened_at, complaint.id
