-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, what, severity, owner, product, cause, state, opened_at=datetime, resolved_at=datetime, closed_at=datetime
-- defaults: {}
-- columns: id
INSERT INTO complaint (uid, card_id, what, severity, owner, product, cause, state, opened_at, resolved_at, closed_at) VALUES (:uid, :card_id, :what, :severity, :owner, :product, :cause, :state, :opened_at, :resolved_at, :closed_at)
