import { refuse, type Refusal } from '../../shared/refusals.ts'
import type { Member } from '../../shared/who.ts'
import { createLimit } from '../limit.ts'
import { asAddress, type Directory } from './directory.ts'
import { isPassword } from './passwords.ts'

/**
 * Signs somebody in by password. Wrong ones are counted per account from one address, and per address, so that guessing is slow and a
 * reading room full of colleagues is not locked out by one of them; a right one forgets the account's count.
 */
export function createSignIn(directory: Directory) {
  const perAccount = createLimit(8, 15 * 60)
  const perAddress = createLimit(60, 15 * 60)

  return async (library: string, email: string, password: string, address: string): Promise<Member | Refusal> => {
    const account = `${library} ${asAddress(email)} ${address}`
    // Counted before it is looked at, so that a hundred at once are counted too.
    if (!perAccount.spend(account) || !perAddress.spend(address)) return refuse('too-fast')
    let isWrong = false
    try {
      const member = await directory.byEmail(library, email)
      isWrong = !(await isPassword(member && (await directory.passwordHash(library, member.id)), password))
      return isWrong || !member ? refuse('signed-out') : member
    } finally {
      if (!isWrong) {
        perAccount.forget(account)
        perAddress.giveBack(address)
      }
    }
  }
}
export type SignIn = ReturnType<typeof createSignIn>
