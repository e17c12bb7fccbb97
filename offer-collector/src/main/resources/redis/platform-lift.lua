-- KEYS: budget, pause. Staff lift the pause: the platform is asked again as if nothing had happened.
redis.call('HDEL', KEYS[1], 'failures')
return redis.call('DEL', KEYS[2])
