-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: id, uid, name, area, address, postcode, city, region, country, lat, lon, precision, stopped_on=date
SELECT card.id, card.uid, card.name, card.area, card.address, card.postcode, card.city, card.region, card.country, card.lat, card.lon, card.precision, card.stopped_on 
FROM card 
WHERE card.binned_at IS NULL ORDER BY card.id
