-- generated from storage/statements; change it there and run make compile
-- parameters: name_1, holding, most, param_1
-- defaults: {"name_1": " ", "param_1": 0}
-- columns: id, name, name_words
SELECT card.id, card.name, card.name_words 
FROM card 
WHERE card.binned_at IS NULL AND (card.name || :name_1 || card.name_words) LIKE :holding
 LIMIT :most OFFSET :param_1
