-- generated from storage/statements; change it there and run make compile
-- parameters: at=datetime, command, version, open, undoes
-- defaults: {}
-- columns: id
INSERT INTO operation (at, command, version, open, undoes) VALUES (:at, :command, :version, :open, :undoes)
