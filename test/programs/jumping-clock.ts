/**
 * Loaded into a server before everything else (node --import), so that a test can make its clock jump: each SIGUSR2 moves it, ten minutes on,
 * then to five minutes ago, then back to what is right. Timers go on as they were, as they do when a machine's clock is set.
 */
const jumps = [600_000, -300_000, 0]
let at = -1
const ahead = () => jumps[at] ?? 0
const RealDate = Date

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given: ConstructorParameters<DateConstructor>, made) => Reflect.construct(target, given.length > 0 ? given : [RealDate.now() + ahead()], made),
  get: (target, name) => (name === 'now' ? () => RealDate.now() + ahead() : Reflect.get(target, name)),
})
process.on('SIGUSR2', () => { at = (at + 1) % jumps.length })
