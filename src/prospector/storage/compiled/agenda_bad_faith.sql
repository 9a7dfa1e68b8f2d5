-- generated from storage/statements; change it there and run make compile
-- parameters: faith_1, day=date
-- defaults: {"faith_1": "bad-faith"}
-- columns: card_id
SELECT judgement.card_id 
FROM judgement 
WHERE judgement.faith = :faith_1 AND judgement.on_date <= :day AND NOT (EXISTS (SELECT later.id 
FROM judgement AS later 
WHERE later.card_id = judgement.card_id AND later.on_date <= :day AND (later.on_date > judgement.on_date OR later.on_date = judgement.on_date AND later.id > judgement.id))) ORDER BY judgement.card_id
