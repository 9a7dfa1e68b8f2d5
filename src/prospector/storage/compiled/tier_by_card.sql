-- generated from storage/statements; change it there and run make compile
-- parameters: card_id
-- defaults: {}
-- columns: tier, rank, as_of=date
SELECT tier.tier, tier.rank, tier.as_of 
FROM tier 
WHERE tier.card_id = :card_id
