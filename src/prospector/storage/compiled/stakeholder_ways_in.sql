-- generated from storage/statements; change it there and run make compile
-- parameters: param_1, card_id, param_2, param_3, param_4, param_5
-- defaults: {"param_1": "knows", "param_2": "works_there", "param_3": "has_a_say", "param_4": "referred", "param_5": "was_referred"}
-- columns: person_id, person_name, other_id, other_name, other_stopped_on=date, last_deal_on=date, how
WITH inside AS 
(SELECT role.person_id AS person_id 
FROM role 
WHERE role.company_id = :card_id UNION SELECT stakeholder.person_id AS person_id 
FROM stakeholder 
WHERE stakeholder.card_id = :card_id)
 SELECT ways.person_id, person.name AS person_name, ways.other_id, card.name AS other_name, card.stopped_on AS other_stopped_on, standing.last_deal_on, ways.how 
FROM (SELECT stakeholder.person_id AS person_id, stakeholder.known_by_id AS other_id, :param_1 AS how 
FROM stakeholder 
WHERE stakeholder.person_id IN (SELECT inside.person_id 
FROM inside) AND stakeholder.card_id = :card_id AND stakeholder.known_by_id IS NOT NULL UNION ALL SELECT role.person_id AS person_id, role.company_id AS other_id, :param_2 AS how 
FROM role 
WHERE role.person_id IN (SELECT inside.person_id 
FROM inside) AND role.company_id != :card_id UNION ALL SELECT elsewhere.person_id AS person_id, elsewhere.card_id AS other_id, :param_3 AS how 
FROM stakeholder AS elsewhere 
WHERE elsewhere.person_id IN (SELECT inside.person_id 
FROM inside) AND elsewhere.card_id != :card_id UNION ALL SELECT referral.card_id AS person_id, referral.referrer_id AS other_id, :param_4 AS how 
FROM referral 
WHERE referral.card_id IN (SELECT inside.person_id 
FROM inside) UNION ALL SELECT referral.referrer_id AS person_id, referral.card_id AS other_id, :param_5 AS how 
FROM referral 
WHERE referral.referrer_id IN (SELECT inside.person_id 
FROM inside)) AS ways JOIN card AS person ON person.id = ways.person_id JOIN card ON card.id = ways.other_id LEFT OUTER JOIN standing ON standing.card_id = card.id 
WHERE person.binned_at IS NULL AND card.binned_at IS NULL AND ways.other_id != :card_id AND (ways.other_id NOT IN (SELECT inside.person_id 
FROM inside)) GROUP BY ways.person_id, person.name, ways.other_id, card.name, card.stopped_on, standing.last_deal_on, ways.how ORDER BY standing.last_deal_on IS NULL, ways.other_id, ways.person_id, ways.how
