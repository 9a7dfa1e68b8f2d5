-- generated from storage/statements; change it there and run make compile
-- parameters: since=date, param_1, param_2, param_3, coalesce_1, coalesce_2, coalesce_3, state_1, until=date, kind_1, amount_1, product_1, via_1, param_4, param_5, coalesce_4, via_2, param_6, param_7, coalesce_5, via_3=list, param_8, param_9, coalesce_6, direction_1, since_at=datetime, until_at=datetime
-- defaults: {"param_1": "new", "param_2": "cross-sell", "param_3": "old", "coalesce_1": 0, "coalesce_2": 0, "coalesce_3": 0, "state_1": "won", "kind_1": "sale", "amount_1": 0, "product_1": "", "via_1": "phone", "param_4": 1, "param_5": 0, "coalesce_4": 0, "via_2": "visit", "param_6": 1, "param_7": 0, "coalesce_5": 0, "via_3": ["phone", "visit"], "param_8": 1, "param_9": 0, "coalesce_6": 0, "direction_1": "out"}
-- columns: business, cards, customers, contacted, calls, visits, others
SELECT CASE WHEN (first_sale.on_date IS NULL OR first_sale.on_date >= :since) THEN :param_1 WHEN (crossed_card.card_id IS NOT NULL) THEN :param_2 ELSE :param_3 END AS business, count(*) AS cards, count(first_sale.card_id) AS customers, count(touched.card_id) AS contacted, CAST(coalesce(sum(touched.calls), :coalesce_1) AS INTEGER) AS calls, CAST(coalesce(sum(touched.visits), :coalesce_2) AS INTEGER) AS visits, CAST(coalesce(sum(touched.others), :coalesce_3) AS INTEGER) AS others 
FROM card LEFT OUTER JOIN (SELECT deal.card_id AS card_id, min(deal.on_date) AS on_date 
FROM deal 
WHERE deal.state = :state_1 AND deal.on_date <= :until AND deal.kind = :kind_1 AND (deal.amount IS NULL OR deal.amount > :amount_1) GROUP BY deal.card_id) AS first_sale ON first_sale.card_id = card.id LEFT OUTER JOIN (SELECT DISTINCT first_of_product.card_id AS card_id 
FROM (SELECT deal.card_id AS card_id, deal.product AS product, min(deal.on_date) AS on_date 
FROM deal 
WHERE deal.state = :state_1 AND deal.on_date <= :until AND deal.kind = :kind_1 AND (deal.amount IS NULL OR deal.amount > :amount_1) AND deal.product != :product_1 GROUP BY deal.card_id, deal.product) AS first_of_product 
WHERE first_of_product.on_date >= :since) AS crossed_card ON crossed_card.card_id = card.id LEFT OUTER JOIN (SELECT call.card_id AS card_id, CAST(coalesce(sum(CASE WHEN (call.via = :via_1) THEN :param_4 ELSE :param_5 END), :coalesce_4) AS INTEGER) AS calls, CAST(coalesce(sum(CASE WHEN (call.via = :via_2) THEN :param_6 ELSE :param_7 END), :coalesce_5) AS INTEGER) AS visits, CAST(coalesce(sum(CASE WHEN ((call.via NOT IN (SELECT value FROM json_each(:via_3)))) THEN :param_8 ELSE :param_9 END), :coalesce_6) AS INTEGER) AS others 
FROM call 
WHERE call.direction = :direction_1 AND call.at >= :since_at AND call.at < :until_at GROUP BY call.card_id) AS touched ON touched.card_id = card.id 
WHERE card.binned_at IS NULL GROUP BY business ORDER BY business
