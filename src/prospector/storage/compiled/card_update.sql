-- generated from storage/statements; change it there and run make compile
-- parameters: uid, kind, name, name_key, name_words, address, postcode, country, region, city, district, area, lat, lon, precision, circle, method, source_note, first_contact_on=date, stopped_on=date, stop_reason, binned_at=datetime, created_at=datetime, updated_at=datetime, row_id
-- defaults: {}
-- columns: 
UPDATE card SET uid=:uid, kind=:kind, name=:name, name_key=:name_key, name_words=:name_words, address=:address, postcode=:postcode, country=:country, region=:region, city=:city, district=:district, area=:area, lat=:lat, lon=:lon, precision=:precision, circle=:circle, method=:method, source_note=:source_note, first_contact_on=:first_contact_on, stopped_on=:stopped_on, stop_reason=:stop_reason, binned_at=:binned_at, created_at=:created_at, updated_at=:updated_at WHERE card.id = :row_id
