-- KEYS: budget. A good read closes the circuit.
return redis.call('HDEL', KEYS[1], 'failures')
