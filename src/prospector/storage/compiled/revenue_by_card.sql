-- generated from storage/statements; change it there and run make compile
-- parameters: since=date, param_1, coalesce_1, kind_1, amount_1, param_2, param_3, coalesce_2, state_1, until=date
-- defaults: {"param_1": 0, "coalesce_1": 0, "kind_1": "sale", "amount_1": 0, "param_2": 1, "param_3": 0, "coalesce_2": 0, "state_1": "won"}
-- columns: card_id, currency, rate, net, first_on=date, last_on=date, unpriced
SELECT deal.card_id, deal.currency, deal.rate, CAST(coalesce(sum(CASE WHEN (deal.on_date >= :since) THEN deal.amount ELSE :param_1 END), :coalesce_1) AS BIGINT) AS net, min(CASE WHEN (deal.kind = :kind_1 AND (deal.amount IS NULL OR deal.amount > :amount_1)) THEN deal.on_date END) AS first_on, max(CASE WHEN (deal.kind = :kind_1 AND (deal.amount IS NULL OR deal.amount > :amount_1)) THEN deal.on_date END) AS last_on, CAST(coalesce(sum(CASE WHEN (deal.kind = :kind_1 AND (deal.amount IS NULL OR deal.amount > :amount_1) AND deal.on_date >= :since AND deal.amount IS NULL) THEN :param_2 ELSE :param_3 END), :coalesce_2) AS INTEGER) AS unpriced 
FROM deal 
WHERE deal.state = :state_1 AND deal.on_date <= :until GROUP BY deal.card_id, deal.currency, deal.rate ORDER BY deal.card_id, deal.currency, deal.rate
