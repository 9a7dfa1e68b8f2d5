-- generated from storage/statements; change it there and run make compile
-- parameters: uid, kind, set_on=date, monthly, currency, years, earners, income_percent, note, closed_at=datetime
-- defaults: {}
-- columns: id
INSERT INTO goal (uid, kind, set_on, monthly, currency, years, earners, income_percent, note, closed_at) VALUES (:uid, :kind, :set_on, :monthly, :currency, :years, :earners, :income_percent, :note, :closed_at)
