-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, at=datetime, body
-- defaults: {}
-- columns: id
INSERT INTO note (uid, card_id, at, body) VALUES (:uid, :card_id, :at, :body)
