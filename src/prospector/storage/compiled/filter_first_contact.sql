-- generated from storage/statements; change it there and run make compile
-- parameters: since=date, until=date
-- defaults: {}
-- columns: id, first_contact_on=date
SELECT card.id, card.first_contact_on 
FROM card 
WHERE card.binned_at IS NULL AND card.first_contact_on >= :since AND card.first_contact_on <= :until ORDER BY card.id
