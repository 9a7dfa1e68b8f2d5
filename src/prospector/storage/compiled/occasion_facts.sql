-- generated from storage/statements; change it there and run make compile
-- parameters: key_1=list, word_0, word_1, word_2, word_3, word_4, word_5, money_1, authority_1, need_1
-- defaults: {"key_1": ["birthday", "founded"], "word_0": "birthday", "word_1": "anniversary", "word_2": "name_day", "word_3": "生日", "word_4": "纪念日", "word_5": "周年", "money_1": "no", "authority_1": "no", "need_1": "no"}
-- columns: card_id, key, value
SELECT fact.card_id, fact."key", fact.value 
FROM fact JOIN card ON card.id = fact.card_id JOIN standing ON standing.card_id = fact.card_id 
WHERE (fact."key" IN (SELECT value FROM json_each(:key_1)) OR instr(fact."key", :word_0) > 0 OR instr(fact."key", :word_1) > 0 OR instr(fact."key", :word_2) > 0 OR instr(fact."key", :word_3) > 0 OR instr(fact."key", :word_4) > 0 OR instr(fact."key", :word_5) > 0) AND card.binned_at IS NULL AND card.stopped_on IS NULL AND NOT (standing.money = :money_1 AND standing.authority = :authority_1 AND standing.need = :need_1) ORDER BY fact.card_id, fact.id
