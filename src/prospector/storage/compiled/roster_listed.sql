-- generated from storage/statements; change it there and run make compile
-- parameters: param_1, param_2, coalesce_1, param_3, param_4, coalesce_2, key_1, coalesce_3, key_2, coalesce_4, key_3, coalesce_5, key_4, coalesce_6, position_1
-- defaults: {"param_1": 1, "param_2": 0, "coalesce_1": "", "param_3": 1, "param_4": 0, "coalesce_2": "", "key_1": "employer", "coalesce_3": "", "key_2": "person_in_charge", "coalesce_4": "", "key_3": "handler", "coalesce_5": "", "key_4": "credit_status", "coalesce_6": "", "position_1": 0}
-- columns: id, uid, kind, name, address, postcode, city, area, circle, first_contact_on=date, stopped_on=date, e164, raw, extension, email, tied_to, employer, person_in_charge, handler, credit_status, money, authority, need, last_at=datetime, reached_at=datetime, first_deal_on=date, last_deal_on=date, deals
SELECT card.id, card.uid, card.kind, card.name, card.address, card.postcode, card.city, card.area, card.circle, card.first_contact_on, card.stopped_on, phone.e164, phone.raw, phone.extension, coalesce((SELECT email.address 
FROM email 
WHERE email.card_id = card.id ORDER BY email.id
 LIMIT :param_1 OFFSET :param_2), :coalesce_1) AS email, coalesce((SELECT company.name 
FROM card AS company JOIN role ON role.company_id = company.id 
WHERE role.person_id = card.id AND company.binned_at IS NULL ORDER BY role.id
 LIMIT :param_3 OFFSET :param_4), :coalesce_2) AS tied_to, coalesce((SELECT min(fact.value) AS min_1 
FROM fact 
WHERE fact.card_id = card.id AND fact."key" = :key_1), :coalesce_3) AS employer, coalesce((SELECT min(fact.value) AS min_2 
FROM fact 
WHERE fact.card_id = card.id AND fact."key" = :key_2), :coalesce_4) AS person_in_charge, coalesce((SELECT min(fact.value) AS min_3 
FROM fact 
WHERE fact.card_id = card.id AND fact."key" = :key_3), :coalesce_5) AS handler, coalesce((SELECT min(fact.value) AS min_4 
FROM fact 
WHERE fact.card_id = card.id AND fact."key" = :key_4), :coalesce_6) AS credit_status, standing.money, standing.authority, standing.need, standing.last_at, standing.reached_at, standing.first_deal_on, standing.last_deal_on, standing.deals 
FROM card JOIN standing ON standing.card_id = card.id LEFT OUTER JOIN phone ON phone.card_id = card.id AND phone.position = :position_1 
WHERE card.binned_at IS NULL ORDER BY card.id
