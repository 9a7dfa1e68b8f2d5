-- generated from storage/statements; change it there and run make compile
-- parameters: money_1, authority_1, need_1
-- defaults: {"money_1": "no", "authority_1": "no", "need_1": "no"}
-- columns: card_id, first_deal_on=date
SELECT standing.card_id, standing.first_deal_on 
FROM standing JOIN card ON card.id = standing.card_id 
WHERE standing.first_deal_on IS NOT NULL AND card.binned_at IS NULL AND card.stopped_on IS NULL AND NOT (standing.money = :money_1 AND standing.authority = :authority_1 AND standing.need = :need_1) ORDER BY standing.card_id
