-- Ends sessions: KEYS the account's set first, then each session in it.
return redis.call('DEL', unpack(KEYS))
