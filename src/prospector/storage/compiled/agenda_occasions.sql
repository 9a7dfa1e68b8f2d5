-- generated from storage/statements; change it there and run make compile
-- parameters: key_1=list, money_1, authority_1, need_1, first, last, substr_1, substr_2, substr_3, substr_4, contacts_1, deals_1
-- defaults: {"key_1": ["birthday", "founded"], "money_1": "no", "authority_1": "no", "need_1": "no", "substr_1": -5, "substr_2": 1, "substr_3": 1, "substr_4": "l", "contacts_1": 0, "deals_1": 0}
-- columns: card_id, key, value
SELECT fact.card_id, fact."key", fact.value 
FROM fact JOIN card ON card.id = fact.card_id JOIN standing ON standing.card_id = fact.card_id 
WHERE fact."key" IN (SELECT value FROM json_each(:key_1)) AND card.binned_at IS NULL AND card.stopped_on IS NULL AND NOT (standing.money = :money_1 AND standing.authority = :authority_1 AND standing.need = :need_1) AND (:first <= :last AND substr(fact.value, :substr_1) >= :first AND substr(fact.value, :substr_1) <= :last OR :first > :last AND (substr(fact.value, :substr_1) >= :first OR substr(fact.value, :substr_1) <= :last) OR substr(fact.value, :substr_2, :substr_3) = :substr_4) AND (standing.contacts > :contacts_1 OR standing.deals > :deals_1) ORDER BY fact.card_id, fact.id
