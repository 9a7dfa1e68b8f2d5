-- generated from storage/statements; change it there and run make compile
-- parameters: uid, card_id, name, product, satisfaction, seller, selling, relation, note, noted_on=date, row_id
-- defaults: {}
-- columns: 
UPDATE competitor SET uid=:uid, card_id=:card_id, name=:name, product=:product, satisfaction=:satisfaction, seller=:seller, selling=:selling, relation=:relation, note=:note, noted_on=:noted_on WHERE competitor.id = :row_id
