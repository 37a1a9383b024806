import { useEffect, useState } from 'preact/hooks'

/** The time, looked at again every `every` ms while somebody looks at the page. */
export function useNow(every: number): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const ticking = setInterval(() => document.visibilityState === 'visible' && setNow(Date.now()), every)
    return () => clearInterval(ticking)
  }, [every])
  return now
}

const duration = new Intl.NumberFormat('en', { style: 'unit', unit: 'minute', unitDisplay: 'long' })
const hours = new Intl.NumberFormat('en', { style: 'unit', unit: 'hour', unitDisplay: 'long' })

/** How long ago, in words: «less than a minute», «4 minutes», «2 hours». */
export function sinceInWords(from: number, now: number): string {
  const minutes = Math.floor(Math.max(0, now - from) / 60_000)
  if (minutes < 1) return 'less than a minute'
  return minutes < 90 ? duration.format(minutes) : hours.format(Math.round(minutes / 60))
}

const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' })
const day = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short' })

/** The time of day, and the day before it when that is not today. */
export const whenInWords = (at: number, now: number): string => (new Date(at).toDateString() === new Date(now).toDateString() ? clock.format(at) : `${day.format(at)}, ${clock.format(at)}`)

const date = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric' })
/** A day: «28 November 2026». */
export const dateInWords = (at: number): string => date.format(at)
