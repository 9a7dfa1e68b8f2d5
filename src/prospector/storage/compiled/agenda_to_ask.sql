-- generated from storage/statements; change it there and run make compile
-- parameters: money_1, authority_1, need_1, before=date, most, param_1
-- defaults: {"money_1": "no", "authority_1": "no", "need_1": "no", "param_1": 0}
-- columns: card_id
SELECT tier.card_id 
FROM tier JOIN standing ON standing.card_id = tier.card_id JOIN card ON card.id = tier.card_id LEFT OUTER JOIN (SELECT referral_ask.card_id AS card_id, max(referral_ask.on_date) AS on_date 
FROM referral_ask GROUP BY referral_ask.card_id) AS asks ON asks.card_id = tier.card_id 
WHERE card.binned_at IS NULL AND card.stopped_on IS NULL AND NOT (standing.money = :money_1 AND standing.authority = :authority_1 AND standing.need = :need_1) AND standing.first_deal_on <= :before AND (asks.on_date IS NULL OR asks.on_date <= :before) ORDER BY asks.on_date IS NOT NULL, asks.on_date, tier.rank, tier.card_id
 LIMIT :most OFFSET :param_1
