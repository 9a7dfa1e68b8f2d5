-- generated from storage/statements; change it there and run make compile
-- parameters: span=datetime, param_1, param_2, coalesce_1, month=datetime, param_3, param_4, coalesce_2, week=datetime, param_5, param_6, coalesce_3, day=datetime, param_7, param_8, coalesce_4, until=datetime
-- defaults: {"param_1": 1, "param_2": 0, "coalesce_1": 0, "param_3": 1, "param_4": 0, "coalesce_2": 0, "param_5": 1, "param_6": 0, "coalesce_3": 0, "param_7": 1, "param_8": 0, "coalesce_4": 0}
-- columns: new_span, new_month, new_week, new_day
SELECT CAST(coalesce(sum(CASE WHEN (firsts.at >= :span) THEN :param_1 ELSE :param_2 END), :coalesce_1) AS INTEGER) AS new_span, CAST(coalesce(sum(CASE WHEN (firsts.at >= :month) THEN :param_3 ELSE :param_4 END), :coalesce_2) AS INTEGER) AS new_month, CAST(coalesce(sum(CASE WHEN (firsts.at >= :week) THEN :param_5 ELSE :param_6 END), :coalesce_3) AS INTEGER) AS new_week, CAST(coalesce(sum(CASE WHEN (firsts.at >= :day) THEN :param_7 ELSE :param_8 END), :coalesce_4) AS INTEGER) AS new_day 
FROM (SELECT call.card_id AS card_id, min(call.at) AS at 
FROM call GROUP BY call.card_id) AS firsts JOIN card ON card.id = firsts.card_id 
WHERE card.binned_at IS NULL AND firsts.at >= :span AND firsts.at < :until
