-- generated from storage/statements; change it there and run make compile
-- parameters: coalesce_1, coalesce_2, coalesce_3, state_1, until=date, param_1, param_2, position_1, money_1, authority_1, need_1, area, param_3
-- defaults: {"coalesce_1": "", "coalesce_2": "", "coalesce_3": "", "state_1": "open", "param_1": 2147483647, "param_2": 0, "position_1": 0, "money_1": "no", "authority_1": "no", "need_1": "no", "param_3": ""}
-- columns: card_id, name, kind, area, e164, raw, extension, money, authority, need, need_size, attitude, last_outcome, last_at=datetime, last_deal_on=date, noted_on=date, follow_up_id, follow_up_kind, follow_up_due_on=date, follow_up_due_time, follow_up_action
SELECT card.id AS card_id, card.name, card.kind, card.area, coalesce(phone.e164, :coalesce_1) AS e164, coalesce(phone.raw, :coalesce_2) AS raw, coalesce(phone.extension, :coalesce_3) AS extension, standing.money, standing.authority, standing.need, standing.need_size, standing.attitude, standing.last_outcome, standing.last_at, standing.last_deal_on, (SELECT max(qualification.noted_on) AS max_1 
FROM qualification 
WHERE qualification.card_id = due.card_id) AS noted_on, due.id AS follow_up_id, due.kind AS follow_up_kind, due.due_on AS follow_up_due_on, due.due_time AS follow_up_due_time, due.action AS follow_up_action 
FROM (SELECT follow_up.id AS id, follow_up.card_id AS card_id, follow_up.kind AS kind, follow_up.due_on AS due_on, follow_up.due_time AS due_time, follow_up.action AS action 
FROM follow_up 
WHERE follow_up.state = :state_1 AND follow_up.due_on <= :until ORDER BY follow_up.card_id, follow_up.due_on, follow_up.due_time, follow_up.id
 LIMIT :param_1 OFFSET :param_2) AS due JOIN card ON card.id = due.card_id JOIN standing ON standing.card_id = card.id LEFT OUTER JOIN phone ON phone.card_id = card.id AND phone.position = :position_1 
WHERE card.binned_at IS NULL AND card.stopped_on IS NULL AND NOT (standing.money = :money_1 AND standing.authority = :authority_1 AND standing.need = :need_1) AND (:area = :param_3 OR instr(lower(card.area), lower(:area)) > 0) ORDER BY due.card_id, due.due_on, due.due_time, due.id
