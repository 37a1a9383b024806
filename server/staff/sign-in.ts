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

  return async (library: string, email: string, password: string, address: string): Promise<Member | Refusal> => {
    const account = `${library} ${asAddress(email)} ${address}`
    const [tried, triedHere] = await Promise.all([perAccount.get(account), perAddress.get(address)])
    if ((tried?.remainingPoints ?? 1) <= 0 || (triedHere?.remainingPoints ?? 1) <= 0) return refuse('too-fast')
    const member = await directory.byEmail(library, email)
    if (await isPassword(member && (await directory.passwordHash(library, member.id)), password)) {
      await perAccount.delete(account)
      if (member) return member
    }
    await Promise.all([perAccount.consume(account), perAddress.consume(address)].map((one) => one.catch(() => undefined)))
    return refuse('signed-out')
  }
}
export type SignIn = ReturnType<typeof createSignIn>
