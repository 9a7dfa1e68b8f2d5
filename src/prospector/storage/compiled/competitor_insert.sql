-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, name, product, satisfaction, seller, selling, relation, note, noted_on=date
-- defaults: {}
-- columns: id
INSERT INTO competitor (uid, card_id, name, product, satisfaction, seller, selling, relation, note, noted_on) VALUES (:uid, :card_id, :name, :product, :satisfaction, :seller, :selling, :relation, :note, :noted_on)
