-- generated from storage/statements; change it there and run make compile
-- parameters: key_1=list, word_0, word_1, word_2, word_3, word_4, word_5, first, last, substr_1, substr_2, substr_3, substr_4, money_1, authority_1, need_1, contacts_1, deals_1, substr_5, substr_6, substr_7, substr_8
-- defaults: {"key_1": ["birthday", "founded"], "word_0": "birthday", "word_1": "anniversary", "word_2": "name_day", "word_3": "生日", "word_4": "纪念日", "word_5": "周年", "substr_1": -5, "substr_2": 1, "substr_3": 1, "substr_4": "l", "money_1": "no", "authority_1": "no", "need_1": "no", "contacts_1": 0, "deals_1": 0, "substr_5": -5, "substr_6": 1, "substr_7": 1, "substr_8": "l"}
-- columns: card_id, field, day
WITH RECURSIVE names("key") AS 
(SELECT min(fact."key") AS "key" 
FROM fact UNION ALL SELECT (SELECT min(fact."key") AS min_1 
FROM fact 
WHERE fact."key" > names."key") AS anon_1 
FROM names 
WHERE names."key" IS NOT NULL)
 SELECT yearly.card_id, yearly.field, yearly.day 
FROM (SELECT fact.card_id AS card_id, fact."key" AS field, fact.value AS day, fact.id AS id 
FROM fact JOIN card ON card.id = fact.card_id JOIN standing ON standing.card_id = fact.card_id 
WHERE fact."key" IN (SELECT names."key" 
FROM names 
WHERE names."key" IN (SELECT value FROM json_each(:key_1)) OR instr(names."key", :word_0) > 0 OR instr(names."key", :word_1) > 0 OR instr(names."key", :word_2) > 0 OR instr(names."key", :word_3) > 0 OR instr(names."key", :word_4) > 0 OR instr(names."key", :word_5) > 0) AND (:first <= :last AND substr(fact.value, :substr_1) >= :first AND substr(fact.value, :substr_1) <= :last OR :first > :last AND (substr(fact.value, :substr_1) >= :first OR substr(fact.value, :substr_1) <= :last) OR substr(fact.value, :substr_2, :substr_3) = :substr_4) AND card.binned_at IS NULL AND card.stopped_on IS NULL AND NOT (standing.money = :money_1 AND standing.authority = :authority_1 AND standing.need = :need_1) AND (standing.contacts > :contacts_1 OR standing.deals > :deals_1) UNION ALL SELECT occasion.card_id AS card_id, occasion.what AS field, occasion.day AS day, occasion.id AS id 
FROM occasion JOIN card ON card.id = occasion.card_id JOIN standing ON standing.card_id = occasion.card_id 
WHERE (:first <= :last AND substr(occasion.day, :substr_5) >= :first AND substr(occasion.day, :substr_5) <= :last OR :first > :last AND (substr(occasion.day, :substr_5) >= :first OR substr(occasion.day, :substr_5) <= :last) OR substr(occasion.day, :substr_6, :substr_7) = :substr_8) AND card.binned_at IS NULL AND card.stopped_on IS NULL AND NOT (standing.money = :money_1 AND standing.authority = :authority_1 AND standing.need = :need_1) AND (standing.contacts > :contacts_1 OR standing.deals > :deals_1)) AS yearly ORDER BY yearly.card_id, yearly.field, yearly.id
