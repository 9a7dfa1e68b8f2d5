-- generated from storage/statements; change it there and run make compile
-- parameters: 
-- defaults: {}
-- columns: card_id, tier, face
SELECT tier.card_id, tier.tier, tier.face 
FROM tier ORDER BY tier.card_id
