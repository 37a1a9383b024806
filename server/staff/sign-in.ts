import { RateLimiterMemory } from 'rate-limiter-flexible'
import { refuse, type Refusal } from '../../shared/refusals.ts'
import type { Member } from '../../shared/who.ts'
import { asAddress, type Directory } from './directory.ts'
import { isPassword } from './passwords.ts'

/**
 * Signs somebody in by password. Wrong ones are counted per account from one address, and per address, so that guessing is slow and a
 * reading room full of colleagues is not locked out by one of them; a right one forgets the account's count.
 */
export function createSignIn(directory: Directory) {
  const perAccount = new RateLimiterMemory({ points: 8, duration: 15 * 60 })
  const perAddress = new RateLimiterMemory({ points: 60, duration: 15 * 60 })

  const spend = (limit: RateLimiterMemory, whose: string) => limit.consume(whose).then(() => true, () => false)

  return async (library: string, email: string, password: string, address: string): Promise<Member | Refusal> => {
    const account = `${library} ${asAddress(email)} ${address}`
    // Counted before it is looked at, so that a hundred at once are counted too.
    if (!(await spend(perAccount, account)) || !(await spend(perAddress, address))) return refuse('too-fast')
    let isWrong = false
    try {
      const member = await directory.byEmail(library, email)
      isWrong = !(await isPassword(member && (await directory.passwordHash(library, member.id)), password))
      return isWrong || !member ? refuse('signed-out') : member
    } finally {
      if (!isWrong) await Promise.all([perAccount.delete(account), perAddress.reward(address)])
    }
  }
}
export type SignIn = ReturnType<typeof createSignIn>
