-- generated from storage/statements; change it there and run make compile
-- parameters: since=date, day=date
-- defaults: {}
-- columns: card_id, on_date=date, score, id, reached_at=datetime
SELECT satisfaction.card_id, satisfaction.on_date, satisfaction.score, satisfaction.id, standing.reached_at 
FROM satisfaction JOIN standing ON standing.card_id = satisfaction.card_id 
WHERE satisfaction.card_id IN (SELECT satisfaction.card_id 
FROM satisfaction 
WHERE satisfaction.on_date > :since AND satisfaction.on_date <= :day) AND satisfaction.on_date <= :day ORDER BY satisfaction.card_id, satisfaction.on_date, satisfaction.id
