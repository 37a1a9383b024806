import type { Policy } from '../../../shared/reports.ts'

/** Words by which a policy is known, as people write them; found in any of their forms. Where an upset patron uses none of these, it is `other`. */
export const policyWords: ReadonlyMap<Policy, readonly string[]> = new Map<Policy, readonly string[]>([
  ['fines', ['fine', 'fined', 'fee', 'charge', 'charged for', 'overdue', 'late fee', 'replacement cost', 'lost book', 'owe', 'bill', 'collection agency']],
  ['printing', ['print', 'printer', 'printout', 'photocopy', 'copier', 'scan', 'scanner', 'toner', 'paper jam']],
  ['holds', ['hold', 'on hold', 'reserve', 'reservation', 'waitlist', 'waiting list', 'pick up shelf', 'ready for pickup']],
  ['loans', ['renew', 'renewal', 'due date', 'loan period', 'loan', 'borrow', 'check out', 'checked out', 'interlibrary', 'return date', 'item limit']],
  ['accounts', ['library card', 'my card', 'my account', 'account is', 'log in', 'login', 'password', 'pin', 'sign in', 'locked out', 'blocked account', 'expired card', 'proof of address']],
  ['access', ['paywall', 'full text', 'no access', 'access denied', 'off campus', 'subscription', 'ebook', 'e-book', 'audiobook', 'database', 'download', 'proxy']],
  ['computers', ['computer', 'wifi', 'wi-fi', 'internet', 'laptop', 'website', 'app', 'session', 'kicked me off', 'time limit']],
  ['rooms', ['study room', 'meeting room', 'group room', 'room booking', 'noise', 'noisy', 'loud', 'seat', 'desk space', 'bathroom', 'toilet']],
  ['hours', ['opening hours', 'closed', 'closing', 'open late', 'close early', 'weekend', 'holiday hours', 'closing time']],
  ['waiting', ['waited', 'waiting for', 'no one answered', 'nobody answered', 'no reply', 'no answer', 'still waiting', 'hung up', 'transferred', 'ignored']],
])
