-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, complaint_id, kind, at=datetime, body
-- defaults: {}
-- columns: id
INSERT INTO complaint_entry (uid, card_id, complaint_id, kind, at, body) VALUES (:uid, :card_id, :complaint_id, :kind, :at, :body)
