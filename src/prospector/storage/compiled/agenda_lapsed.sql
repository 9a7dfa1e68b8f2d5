-- generated from storage/statements; change it there and run make compile
-- parameters: kind_1, state_1, day=date, money_1, authority_1, need_1, before=datetime, most, param_1
-- defaults: {"kind_1": "sale", "state_1": "won", "money_1": "no", "authority_1": "no", "need_1": "no", "param_1": 0}
-- columns: card_id
SELECT standing.card_id 
FROM standing JOIN card ON card.id = standing.card_id JOIN (SELECT deal.card_id AS card_id, sum(deal.amount) AS amount 
FROM deal 
WHERE deal.kind = :kind_1 AND deal.state = :state_1 GROUP BY deal.card_id 
HAVING max(deal.on_date) <= :day) AS sold ON sold.card_id = standing.card_id 
WHERE card.binned_at IS NULL AND card.stopped_on IS NULL AND NOT (standing.money = :money_1 AND standing.authority = :authority_1 AND standing.need = :need_1) AND standing.next_due_on IS NULL AND (standing.last_at IS NULL OR standing.last_at < :before) ORDER BY sold.amount IS NULL, sold.amount DESC, standing.card_id
 LIMIT :most OFFSET :param_1
