-- generated from storage/statements; change it there and run make compile
-- parameters: coalesce_1, coalesce_2, coalesce_3, position_1, money_1, authority_1, need_1, area, param_1
-- defaults: {"coalesce_1": "", "coalesce_2": "", "coalesce_3": "", "position_1": 0, "money_1": "no", "authority_1": "no", "need_1": "no", "param_1": ""}
-- columns: card_id, name, kind, area, e164, raw, extension, money, authority, need, need_size, attitude, last_outcome, last_deal_on=date, visit_chance, next_due_on=date
SELECT card.id AS card_id, card.name, card.kind, card.area, coalesce(phone.e164, :coalesce_1) AS e164, coalesce(phone.raw, :coalesce_2) AS raw, coalesce(phone.extension, :coalesce_3) AS extension, standing.money, standing.authority, standing.need, standing.need_size, standing.attitude, standing.last_outcome, standing.last_deal_on, standing.visit_chance, standing.next_due_on 
FROM standing JOIN card ON card.id = standing.card_id LEFT OUTER JOIN phone ON phone.card_id = card.id AND phone.position = :position_1 
WHERE card.binned_at IS NULL AND card.stopped_on IS NULL AND NOT (standing.money = :money_1 AND standing.authority = :authority_1 AND standing.need = :need_1) AND (:area = :param_1 OR instr(lower(card.area), lower(:area)) > 0) ORDER BY card.id
