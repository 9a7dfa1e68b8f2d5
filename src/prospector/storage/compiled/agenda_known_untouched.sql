-- generated from storage/statements; change it there and run make compile
-- parameters: money_1, authority_1, need_1, area, param_1, most, param_2
-- defaults: {"money_1": "no", "authority_1": "no", "need_1": "no", "param_1": "", "param_2": 0}
-- columns: parts
SELECT brief.parts 
FROM standing JOIN card ON card.id = standing.card_id JOIN brief ON brief.card_id = standing.card_id 
WHERE card.binned_at IS NULL AND card.stopped_on IS NULL AND NOT (standing.money = :money_1 AND standing.authority = :authority_1 AND standing.need = :need_1) AND (:area = :param_1 OR instr(lower(card.area), lower(:area)) > 0) AND standing.next_due_on IS NULL AND standing.contacts = 0 AND (standing.money != '' OR standing.authority != '' OR standing.need != '' OR standing.deals > 0) ORDER BY standing.card_id
 LIMIT :most OFFSET :param_2
