-- generated from storage/statements; change it there and run make compile
-- parameters: uid
-- defaults: {}
-- columns: id, uid, kind, set_on=date, monthly, currency, years, earners, income_percent, note, closed_at=datetime
SELECT goal.id, goal.uid, goal.kind, goal.set_on, goal.monthly, goal.currency, goal.years, goal.earners, goal.income_percent, goal.note, goal.closed_at 
FROM goal 
WHERE goal.uid = :uid
