-- generated from storage/statements; change it there and run make compile
-- parameters: key_1=list, ids=list, param_1
-- defaults: {"key_1": ["buys_model", "buys_use", "clients", "customers", "education", "employer", "hobby", "industry", "interests", "parent_company", "school", "special_interests", "supplier", "suppliers", "title", "trade", "供应商", "客户", "爱好", "行业"], "param_1": "employer"}
-- columns: card_id, key, value
SELECT known.card_id, known."key", known.value 
FROM (SELECT fact.card_id AS card_id, fact."key" AS "key", fact.value AS value 
FROM fact 
WHERE fact."key" IN (SELECT value FROM json_each(:key_1)) AND (fact.card_id IN (SELECT value FROM json_each(:ids))) UNION ALL SELECT role.person_id AS card_id, :param_1 AS "key", company.name AS value 
FROM role JOIN card AS company ON company.id = role.company_id 
WHERE company.binned_at IS NULL AND (role.person_id IN (SELECT value FROM json_each(:ids)))) AS known ORDER BY known.card_id, known."key", known.value
