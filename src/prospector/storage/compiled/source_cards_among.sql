-- generated from storage/statements; change it there and run make compile
-- parameters: money_1, authority_1, need_1, param_1, param_2, param_3, param_4, param_5, param_6, since=date, since_at=datetime, ids=list
-- defaults: {"money_1": "no", "authority_1": "no", "need_1": "no", "param_1": 1, "param_2": 0, "param_3": 1, "param_4": 0, "param_5": 1, "param_6": 0}
-- columns: circle, method, cards, live, in_contact, customers
SELECT card.circle, card.method, count(*) AS cards, CAST(sum(CASE WHEN (card.binned_at IS NULL AND card.stopped_on IS NULL AND NOT (standing.money = :money_1 AND standing.authority = :authority_1 AND standing.need = :need_1)) THEN :param_1 ELSE :param_2 END) AS INTEGER) AS live, CAST(sum(CASE WHEN (standing.reached_at IS NOT NULL OR card.first_contact_on IS NOT NULL OR standing.first_deal_on IS NOT NULL) THEN :param_3 ELSE :param_4 END) AS INTEGER) AS in_contact, CAST(sum(CASE WHEN (standing.first_deal_on IS NOT NULL) THEN :param_5 ELSE :param_6 END) AS INTEGER) AS customers 
FROM card JOIN standing ON standing.card_id = card.id 
WHERE card.binned_at IS NULL AND (card.first_contact_on >= :since OR card.first_contact_on IS NULL AND card.created_at >= :since_at) AND (card.id IN (SELECT value FROM json_each(:ids))) GROUP BY card.circle, card.method ORDER BY card.circle, card.method
