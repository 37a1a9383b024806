import { weekdays, type Desk } from '../../shared/desk.ts'

const office = (): Desk['hours']['monday'] => [{ from: '09:00', to: '17:00' }]

/** A desk to begin with: open on working days, its id not taken. */
export function emptyDesk(desks: readonly Desk[]): Desk {
  let number = desks.length + 1
  while (desks.some((desk) => desk.id === `desk-${number}`)) number += 1
  const [monday, tuesday, wednesday, thursday, friday, saturday, sunday] = weekdays.map((_, index) => (index < 5 ? office() : []))
  return {
    id: `desk-${number}`, name: '', kind: 'reference', holidays: [], asksEmail: true, keepDays: 30, resources: [],
    hours: { monday: monday ?? [], tuesday: tuesday ?? [], wednesday: wednesday ?? [], thursday: thursday ?? [], friday: friday ?? [], saturday: saturday ?? [], sunday: sunday ?? [] },
  }
}
