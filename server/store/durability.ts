/** What Redis must have done with a write before it acknowledges it: put it on the disk, or only promise to within a second. */
export const durabilities = ['always', 'everysec'] as const
export type Durability = (typeof durabilities)[number]
