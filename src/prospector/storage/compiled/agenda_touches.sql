-- generated from storage/statements; change it there and run make compile
-- parameters: coalesce_1, tier_1=list, face_1, key_1, value_1
-- defaults: {"coalesce_1": "", "tier_1": ["super", "big"], "face_1": "", "key_1": "influence", "value_1": "high"}
-- columns: card_id, tier, reached_at=datetime, first_deal_on=date, next_due_on=date
SELECT standing.card_id, coalesce(tier.tier, :coalesce_1) AS tier, standing.reached_at, standing.first_deal_on, standing.next_due_on 
FROM (SELECT tier.card_id AS card_id 
FROM tier 
WHERE tier.tier IN (SELECT value FROM json_each(:tier_1)) OR tier.face != :face_1 UNION SELECT fact.card_id AS card_id 
FROM fact 
WHERE fact."key" = :key_1 AND fact.value = :value_1) AS key_customers JOIN standing ON standing.card_id = key_customers.card_id LEFT OUTER JOIN tier ON tier.card_id = key_customers.card_id ORDER BY standing.card_id
