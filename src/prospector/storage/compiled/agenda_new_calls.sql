-- generated from storage/statements; change it there and run make compile
-- parameters: since=datetime
-- defaults: {}
-- columns: count_1
SELECT count(distinct(call.card_id)) AS count_1 
FROM call 
WHERE call.at >= :since AND NOT (EXISTS (SELECT first.id 
FROM call AS first 
WHERE first.card_id = call.card_id AND first.at < :since))
