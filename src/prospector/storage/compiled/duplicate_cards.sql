-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: id, uid, kind, name, address, city, postcode, area
SELECT card.id, card.uid, card.kind, card.name, card.address, card.city, card.postcode, card.area 
FROM card 
WHERE card.binned_at IS NULL ORDER BY card.id
