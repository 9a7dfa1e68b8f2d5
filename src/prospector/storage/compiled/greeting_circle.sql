-- generated from storage/statements; change it there and run make compile
-- parameters: money_1, authority_1, need_1, tag, param_1, param_2, kind_1
-- defaults: {"money_1": "no", "authority_1": "no", "need_1": "no", "param_1": "", "param_2": "", "kind_1": "person"}
-- columns: id, country
SELECT card.id, card.country 
FROM card JOIN standing ON standing.card_id = card.id 
WHERE card.binned_at IS NULL AND card.stopped_on IS NULL AND NOT (standing.money = :money_1 AND standing.authority = :authority_1 AND standing.need = :need_1) AND (:tag != :param_1 AND (EXISTS (SELECT tag.id 
FROM tag 
WHERE tag.card_id = card.id AND tag.name = :tag)) OR :tag = :param_2 AND card.kind = :kind_1 AND (standing.reached_at IS NOT NULL OR standing.first_deal_on IS NOT NULL)) ORDER BY standing.first_deal_on IS NULL, card.id
