-- generated from storage/statements; change it there and run make compile
-- parameters: ids=list
-- defaults: {}
-- columns: id, uid, kind, name, name_key, name_words, address, postcode, country, region, city, district, area, lat, lon, precision, circle, method, source_note, first_contact_on=date, stopped_on=date, stop_reason, binned_at=datetime, created_at=datetime, updated_at=datetime
SELECT card.id, card.uid, card.kind, card.name, card.name_key, card.name_words, card.address, card.postcode, card.country, card.region, card.city, card.district, card.area, card.lat, card.lon, card.precision, card.circle, card.method, card.source_note, card.first_contact_on, card.stopped_on, card.stop_reason, card.binned_at, card.created_at, card.updated_at 
FROM card 
WHERE card.id IN (SELECT value FROM json_each(:ids)) ORDER BY card.id
