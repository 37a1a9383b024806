import { openRedisStore } from '../../server/store/redis.ts'
import { startRedis } from '../setup/redis.ts'
import { contract } from './contract.ts'

contract('the store in Redis', async () => {
  const redis = await startRedis()
  return {
    open: () => openRedisStore({ url: redis.url }),
    files: async () => redis.files(),
    destroy: () => redis.remove(),
  }
})
