-- generated from storage/statements; change it there and run make compile
-- parameters: money_1, authority_1, need_1, before=datetime, day=date, kind_1, state_1, most, param_1
-- defaults: {"money_1": "no", "authority_1": "no", "need_1": "no", "kind_1": "sale", "state_1": "won", "param_1": 0}
-- columns: card_id
SELECT standing.card_id 
FROM standing JOIN card ON card.id = standing.card_id 
WHERE card.binned_at IS NULL AND card.stopped_on IS NULL AND NOT (standing.money = :money_1 AND standing.authority = :authority_1 AND standing.need = :need_1) AND standing.next_due_on IS NULL AND (standing.last_at IS NULL OR standing.last_at < :before) AND standing.last_deal_on <= :day ORDER BY (SELECT coalesce(sum(deal.amount), 0) AS coalesce_1 
FROM deal 
WHERE deal.card_id = standing.card_id AND deal.kind = :kind_1 AND deal.state = :state_1) DESC, standing.card_id
 LIMIT :most OFFSET :param_1
