-- generated from storage/statements; change it there and run make compile
-- parameters: since=date, day=date
-- defaults: {}
-- columns: card_id, on_date=date, score, id, reached_at=datetime
SELECT satisfaction.card_id, satisfaction.on_date, satisfaction.score, satisfaction.id, standing.reached_at 
FROM satisfaction JOIN standing ON standing.card_id = satisfaction.card_id 
WHERE satisfaction.card_id IN (SELECT newest.card_id 
FROM satisfaction AS newest 
WHERE newest.on_date > :since AND newest.on_date <= :day AND (EXISTS (SELECT other.id 
FROM satisfaction AS other 
WHERE other.card_id = newest.card_id AND other.on_date <= :day AND other.score > newest.score)) AND NOT (EXISTS (SELECT other.id 
FROM satisfaction AS other 
WHERE other.card_id = newest.card_id AND other.on_date <= :day AND (other.on_date > newest.on_date OR other.on_date = newest.on_date AND other.id > newest.id)))) AND satisfaction.on_date <= :day ORDER BY satisfaction.card_id, satisfaction.on_date, satisfaction.id
