-- generated from storage/statements; change it there and run make compile
-- parameters: uid, kind, set_on=date, monthly, currency, years, earners, income_percent, note, closed_at=datetime, row_id
-- defaults: {}
-- columns: 
UPDATE goal SET uid=:uid, kind=:kind, set_on=:set_on, monthly=:monthly, currency=:currency, years=:years, earners=:earners, income_percent=:income_percent, note=:note, closed_at=:closed_at WHERE goal.id = :row_id
