-- generated from storage/statements; change it there and run make compile
-- parameters: every, param_1, state_1, since=datetime, state_2, param_2, state_3, param_3, param_4
-- defaults: {"param_1": 1, "state_1": "satisfied", "state_2": "open", "param_2": 0, "state_3": "resolved", "param_3": 1, "param_4": 2}
-- columns: id, uid, card_id, what, severity, owner, product, cause, state, opened_at=datetime, resolved_at=datetime, closed_at=datetime, card_name
SELECT complaint.id, complaint.uid, complaint.card_id, complaint.what, complaint.severity, complaint.owner, complaint.product, complaint.cause, complaint.state, complaint.opened_at, complaint.resolved_at, complaint.closed_at, card.name AS card_name 
FROM complaint JOIN card ON card.id = complaint.card_id 
WHERE card.binned_at IS NULL AND (:every = :param_1 OR complaint.state != :state_1) AND complaint.opened_at >= :since ORDER BY CASE WHEN (complaint.state = :state_2) THEN :param_2 WHEN (complaint.state = :state_3) THEN :param_3 ELSE :param_4 END, complaint.opened_at, complaint.id
