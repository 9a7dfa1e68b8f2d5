-- generated from storage/statements; change it there and run make compile
-- parameters: money_1, authority_1, need_1
-- defaults: {"money_1": "no", "authority_1": "no", "need_1": "no"}
-- columns: card_id, what, day
SELECT occasion.card_id, occasion.what, occasion.day 
FROM occasion JOIN card ON card.id = occasion.card_id JOIN standing ON standing.card_id = occasion.card_id 
WHERE card.binned_at IS NULL AND card.stopped_on IS NULL AND NOT (standing.money = :money_1 AND standing.authority = :authority_1 AND standing.need = :need_1) ORDER BY occasion.card_id, occasion.id
