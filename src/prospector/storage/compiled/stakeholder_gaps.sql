-- generated from storage/statements; change it there and run make compile
-- parameters: part_1, decides_1, param_1, param_2, part_2, param_3, param_4, money_1, authority_1, need_1, kind_1, need_size_1, part_3
-- defaults: {"part_1": "decider", "decides_1": 1, "param_1": 1, "param_2": 0, "part_2": "ally", "param_3": 1, "param_4": 0, "money_1": "no", "authority_1": "no", "need_1": "no", "kind_1": "company", "need_size_1": "large", "part_3": "ally"}
-- columns: card_id, name, no_decider, no_ally
SELECT card.id AS card_id, card.name, CASE WHEN (NOT (EXISTS (SELECT stakeholder.id 
FROM stakeholder 
WHERE stakeholder.card_id = card.id AND stakeholder.part = :part_1)) AND NOT (EXISTS (SELECT role.id 
FROM role 
WHERE role.company_id = card.id AND role.decides = :decides_1))) THEN :param_1 ELSE :param_2 END AS no_decider, CASE WHEN (NOT (EXISTS (SELECT stakeholder.id 
FROM stakeholder 
WHERE stakeholder.card_id = card.id AND stakeholder.part = :part_2))) THEN :param_3 ELSE :param_4 END AS no_ally 
FROM card JOIN standing ON standing.card_id = card.id 
WHERE card.binned_at IS NULL AND card.stopped_on IS NULL AND NOT (standing.money = :money_1 AND standing.authority = :authority_1 AND standing.need = :need_1) AND card.kind = :kind_1 AND standing.need_size = :need_size_1 AND (NOT (EXISTS (SELECT stakeholder.id 
FROM stakeholder 
WHERE stakeholder.card_id = card.id AND stakeholder.part = :part_1)) AND NOT (EXISTS (SELECT role.id 
FROM role 
WHERE role.company_id = card.id AND role.decides = :decides_1)) OR NOT (EXISTS (SELECT stakeholder.id 
FROM stakeholder 
WHERE stakeholder.card_id = card.id AND stakeholder.part = :part_3))) ORDER BY card.id
