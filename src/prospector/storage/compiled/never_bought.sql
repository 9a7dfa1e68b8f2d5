-- generated from storage/statements; change it there and run make compile
-- parameters: outcome_1=list, until=date
-- defaults: {"outcome_1": ["busy", "left-message", "no-answer", "sent", "wrong-number"]}
-- columns: card_id, name, first_contact_on=date, first_at=datetime, money, authority, need, need_size, next_due_on=date
SELECT card.id AS card_id, card.name, card.first_contact_on, touched.first_at, standing.money, standing.authority, standing.need, standing.need_size, standing.next_due_on 
FROM card JOIN standing ON standing.card_id = card.id LEFT OUTER JOIN (SELECT call.card_id AS card_id, min(call.at) AS first_at 
FROM call 
WHERE (call.outcome NOT IN (SELECT value FROM json_each(:outcome_1))) GROUP BY call.card_id) AS touched ON touched.card_id = card.id 
WHERE card.binned_at IS NULL AND (standing.first_deal_on IS NULL OR standing.first_deal_on > :until) ORDER BY card.id
