-- generated from storage/statements; change it there and run make compile
-- parameters: uid, kind, name, name_key, name_words, address, postcode, country, region, city, district, area, lat, lon, precision, circle, method, source_note, first_contact_on=date, stopped_on=date, stop_reason, binned_at=datetime, created_at=datetime, updated_at=datetime
-- defaults: {}
-- columns: id
INSERT INTO card (uid, kind, name, name_key, name_words, address, postcode, country, region, city, district, area, lat, lon, precision, circle, method, source_note, first_contact_on, stopped_on, stop_reason, binned_at, created_at, updated_at) VALUES (:uid, :kind, :name, :name_key, :name_words, :address, :postcode, :country, :region, :city, :district, :area, :lat, :lon, :precision, :circle, :method, :source_note, :first_contact_on, :stopped_on, :stop_reason, :binned_at, :created_at, :updated_at)
