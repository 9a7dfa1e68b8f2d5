-- generated from storage/statements; change it there and run make compile
-- parameters: card_id
-- defaults: {}
-- columns: card_id, money, authority, need, need_size, attitude, visit_chance, contacts, tries, last_at=datetime, last_via, last_outcome, reached_at=datetime, interested_at=datetime, first_deal_on=date, last_deal_on=date, deals, next_due_on=date
SELECT standing.card_id, standing.money, standing.authority, standing.need, standing.need_size, standing.attitude, standing.visit_chance, standing.contacts, standing.tries, standing.last_at, standing.last_via, standing.last_outcome, standing.reached_at, standing.interested_at, standing.first_deal_on, standing.last_deal_on, standing.deals, standing.next_due_on 
FROM standing 
WHERE standing.card_id = :card_id
