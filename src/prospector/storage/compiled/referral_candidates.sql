-- generated from storage/statements; change it there and run make compile
-- parameters: coalesce_1, coalesce_2, coalesce_3, coalesce_4, coalesce_5, coalesce_6, position_1, via_1, outcome_1=list, state_1, side_1, state_2, money_1, authority_1, need_1, state_3
-- defaults: {"coalesce_1": "", "coalesce_2": "", "coalesce_3": "", "coalesce_4": 0, "coalesce_5": 0, "coalesce_6": 0, "position_1": 0, "via_1": "visit", "outcome_1": ["busy", "left-message", "no-answer", "sent", "wrong-number"], "state_1": "kept", "side_1": "ours", "state_2": "satisfied", "money_1": "no", "authority_1": "no", "need_1": "no", "state_3": "satisfied"}
-- columns: card_id, name, kind, address, area, circle, e164, raw, extension, first_deal_on=date, last_deal_on=date, asked_on=date, asks, got, visited_at=datetime, kept_on=date, solved_at=datetime, referrals
SELECT card.id AS card_id, card.name, card.kind, card.address, card.area, card.circle, coalesce(phone.e164, :coalesce_1) AS e164, coalesce(phone.raw, :coalesce_2) AS raw, coalesce(phone.extension, :coalesce_3) AS extension, standing.first_deal_on, standing.last_deal_on, anon_1.on_date AS asked_on, coalesce(anon_1.asks, :coalesce_4) AS asks, coalesce(anon_1.got, :coalesce_5) AS got, anon_2.at AS visited_at, anon_3.on_date AS kept_on, anon_4.at AS solved_at, coalesce(anon_5.referrals, :coalesce_6) AS referrals 
FROM card JOIN standing ON standing.card_id = card.id LEFT OUTER JOIN phone ON phone.card_id = card.id AND phone.position = :position_1 LEFT OUTER JOIN (SELECT referral_ask.card_id AS card_id, max(referral_ask.on_date) AS on_date, count(*) AS asks, sum(referral_ask.got) AS got 
FROM referral_ask GROUP BY referral_ask.card_id) AS anon_1 ON anon_1.card_id = card.id LEFT OUTER JOIN (SELECT call.card_id AS card_id, max(call.at) AS at 
FROM call 
WHERE call.via = :via_1 AND (call.outcome NOT IN (SELECT value FROM json_each(:outcome_1))) GROUP BY call.card_id) AS anon_2 ON anon_2.card_id = card.id LEFT OUTER JOIN (SELECT promise.card_id AS card_id, max(promise.settled_on) AS on_date 
FROM promise 
WHERE promise.state = :state_1 AND promise.side = :side_1 GROUP BY promise.card_id) AS anon_3 ON anon_3.card_id = card.id LEFT OUTER JOIN (SELECT complaint.card_id AS card_id, max(complaint.closed_at) AS at 
FROM complaint 
WHERE complaint.state = :state_2 GROUP BY complaint.card_id) AS anon_4 ON anon_4.card_id = card.id LEFT OUTER JOIN (SELECT referral.referrer_id AS card_id, count(*) AS referrals 
FROM referral GROUP BY referral.referrer_id) AS anon_5 ON anon_5.card_id = card.id 
WHERE card.binned_at IS NULL AND card.stopped_on IS NULL AND NOT (standing.money = :money_1 AND standing.authority = :authority_1 AND standing.need = :need_1) AND NOT (EXISTS (SELECT complaint.id 
FROM complaint 
WHERE complaint.card_id = card.id AND complaint.state != :state_3)) AND (standing.first_deal_on IS NOT NULL OR anon_2.card_id IS NOT NULL OR anon_3.card_id IS NOT NULL OR anon_4.card_id IS NOT NULL OR anon_5.card_id IS NOT NULL) ORDER BY card.id
